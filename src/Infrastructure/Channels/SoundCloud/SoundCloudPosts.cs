using System.Net.Http.Headers;
using System.Text;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Infrastructure.Channels.SoundCloud;

/// <summary>Between what we call a post and what SoundCloud calls a track.</summary>
internal static class SoundCloudPosts
{
    private const string Private = "private";

    /// <summary>A machine tag, as SoundCloud calls them, by which the track is found again.</summary>
    public static string TagOf(string marker) => $"streamhub:job={marker}";

    public static bool HasTag(SoundCloudTrack track, string tag) =>
        track is { Urn: not null, TagList: { } tags }
        && tags.Split(' ').Any(one => one.Trim('"').Equals(tag, StringComparison.OrdinalIgnoreCase));

    public static MultipartFormDataContent Form(PublishingOrder order, HttpContent file)
    {
        var form = new MultipartFormDataContent();
        Bare(form.Headers.ContentType!);
        Add("title", order.Texts.Title);
        if (order.Texts.Description is { } description)
        {
            Add("description", description);
        }

        Add("tag_list", string.Join(' ', [TagOf(order.Marker), .. order.Texts.Tags.Select(Quoted)]));
        Add("sharing", order.Privacy == PublishingPrivacy.Public ? "public" : Private);
        form.Add(file, NameOf("asset_data"), "\"file\"");
        return form;

        void Add(string name, string value)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(value));
            form.Add(part, NameOf(name));
        }
    }

    public static Result<PlatformPost> Judge(SoundCloudTrack track, PublishingPrivacy asked)
    {
        if (track.State == "failed")
        {
            return PublishingErrors.PostUnusable("failed", "SoundCloud could not read its sound.");
        }

        if (track.Urn is not { } urn || !Uri.TryCreate(track.PermalinkUrl, UriKind.Absolute, out var url))
        {
            return PublishingErrors.PostMissing;
        }

        return new PlatformPost(
            urn,
            url,
            track.Duration > 0 && track.State != "processing" ? PlatformPostState.Ready : PlatformPostState.Processing,
            RemarkOn(track, asked)
        );
    }

    private static string? RemarkOn(SoundCloudTrack track, PublishingPrivacy asked) =>
        asked switch
        {
            PublishingPrivacy.Unlisted => PublishingRemarks.UnlistedIsPrivate,
            PublishingPrivacy.Public when track.Sharing == Private => PublishingRemarks.KeptPrivate,
            _ => null,
        };

    // Tags are divided by spaces, and nothing lets a quotation mark into one.
    private static string Quoted(string tag) => $"\"{tag.Replace("\"", "", StringComparison.Ordinal)}\"";

    // Forms quote names and no boundaries. .NET does it the other way round, which not every server bears.
    private static string NameOf(string name) => $"\"track[{name}]\"";

    private static void Bare(MediaTypeHeaderValue type)
    {
        var boundary = type.Parameters.Single(parameter => parameter.Name == "boundary");
        boundary.Value = boundary.Value!.Trim('"');
    }
}
