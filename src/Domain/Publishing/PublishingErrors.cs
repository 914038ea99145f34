using StreamHub.Domain.Common;

namespace StreamHub.Domain.Publishing;

public static class PublishingErrors
{
    public static readonly Error AssetUnreachable = Error.Unavailable(
        "asset_unreachable",
        "The file can't be fetched from its address."
    );

    public static readonly Error AssetChanged = Error.Conflict(
        "asset_changed",
        "The file is another one than when its upload began."
    );

    public static readonly Error AssetUnfit = Error.Invalid(
        "asset_unfit",
        "The platform takes no file of this kind, length or size."
    );

    public static readonly Error TextsUnfit = Error.Invalid(
        "texts_unfit",
        "The platform does not take the title, the description or the tags. The details say which, where it does."
    );

    public static readonly Error ScheduleUnfit = Error.Invalid(
        "publish_at_unfit",
        "The platform can't show this by itself at a later time. YouTube can, for what is to be public."
    );

    /// <summary>With the time until it may pass.</summary>
    public static readonly Error QuotaExceeded = Error.Unavailable(
        "platform_quota_exceeded",
        "The platform takes no more uploads for now: a limit of this server's project or of the channel is reached."
    );

    public static readonly Error AnswerLost = Error.Unavailable(
        "platform_answer_lost",
        "The platform's answer to the upload was lost. Whether it has the file is looked up before it is sent again."
    ) with
    {
        RetryAfter = TimeSpan.FromMinutes(1),
    };

    public static readonly Error PostMissing = Error.NotFound(
        "platform_post_missing",
        "The platform does not have what was uploaded any more."
    );

    /// <summary>Whether the same may succeed later without anybody changing anything.</summary>
    public static bool MayPass(Error error) => error.Kind == ErrorKind.Unavailable;

    /// <param name="reason">The platform's own word for it, for programs.</param>
    /// <param name="words">The same for people.</param>
    public static Error PostUnusable(string reason, string words) =>
        Of("platform_post_unusable", $"The platform could not make a post of the file: {words}", reason);

    /// <inheritdoc cref="PostUnusable"/>
    public static Error PostRejected(string reason, string words) =>
        Of("platform_post_rejected", $"The platform rejected what was uploaded: {words}", reason);

    private static Error Of(string code, string message, string reason) =>
        Error.VendorRejected(code, message) with
        {
            Details = new Dictionary<string, object?> { ["reason"] = reason },
        };
}
