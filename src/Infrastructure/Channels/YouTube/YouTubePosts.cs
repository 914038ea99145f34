using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>Between what we call a post and what YouTube calls a video.</summary>
internal static class YouTubePosts
{
    private const string Private = "private";

    private static readonly Dictionary<string, string> Failures = new(StringComparer.Ordinal)
    {
        ["conversion"] = "the content can't be converted.",
        ["invalidFile"] = "the file is of no kind that it knows.",
        ["emptyFile"] = "the file is empty.",
        ["tooSmall"] = "the file is too small.",
        ["codec"] = "its codec is not supported.",
        ["uploadAborted"] = "the upload did not come to its end.",
        ["transcodeFailed"] = "it can't be transcoded.",
        ["streamingFailed"] = "it can't be made ready for streaming.",
        ["uploadFailed"] = "it did not arrive whole.",
    };

    private static readonly Dictionary<string, string> Rejections = new(StringComparer.Ordinal)
    {
        ["copyright"] = "it infringes a copyright.",
        ["inappropriate"] = "its content is inappropriate.",
        ["duplicate"] = "the channel has the same video already.",
        ["termsOfUse"] = "it violates the terms of use.",
        ["uploaderAccountSuspended"] = "the channel's account is suspended.",
        ["length"] = "it is too long for this channel.",
        ["claim"] = "an owner of its content blocks it.",
        ["uploaderAccountClosed"] = "the channel's account is closed.",
        ["trademark"] = "it infringes a trademark.",
        ["legal"] = "there is a legal reason.",
    };

    /// <summary>With the marker as its first tag, where a search of the channel finds it again.</summary>
    public static YouTubeVideo Draft(PublishingOrder order) =>
        new(
            Snippet: new YouTubeSnippet(
                order.Texts.Title,
                order.Texts.Description,
                [order.Marker, .. order.Texts.Tags]
            ),
            // What is to become public by itself has to be private until then.
            Status: new YouTubeStatus(
                order.PublishAt is null ? NameOf(order.Privacy) : Private,
                order.PublishAt,
                SelfDeclaredMadeForKids: false
            )
        );

    /// <summary>A video of which YouTube has all bytes.</summary>
    public static Result<PlatformPost> Judge(YouTubeVideo video, PublishingPrivacy asked)
    {
        var status = video.Status;
        var processing = video.ProcessingDetails;
        return (status?.UploadStatus, processing?.ProcessingStatus) switch
        {
            ("failed", _) => Unusable(status.FailureReason),
            ("rejected", _) => Rejected(status.RejectionReason),
            ("deleted", _) => PublishingErrors.PostMissing,
            (_, "failed" or "terminated") => Unusable(processing.ProcessingFailureReason),
            ("processed", _) or (_, "succeeded") => Post(video, asked, PlatformPostState.Ready),
            _ => Post(video, asked, PlatformPostState.Processing),
        };
    }

    private static PlatformPost Post(YouTubeVideo video, PublishingPrivacy asked, PlatformPostState state) =>
        new(
            video.Id!,
            new Uri($"https://www.youtube.com/watch?v={Uri.EscapeDataString(video.Id!)}"),
            state,
            video.Status is { PrivacyStatus: Private, PublishAt: null } && asked != PublishingPrivacy.Private
                ? PublishingRemarks.KeptPrivate
                : null
        );

    private static Error Unusable(string? reason) =>
        PublishingErrors.PostUnusable(
            reason ?? "unknown",
            Failures.GetValueOrDefault(reason ?? "", "it does not say why.")
        );

    private static Error Rejected(string? reason) =>
        PublishingErrors.PostRejected(
            reason ?? "unknown",
            Rejections.GetValueOrDefault(reason ?? "", "it does not say why.")
        );

    private static string NameOf(PublishingPrivacy privacy) =>
        privacy switch
        {
            PublishingPrivacy.Public => "public",
            PublishingPrivacy.Unlisted => "unlisted",
            _ => Private,
        };
}
