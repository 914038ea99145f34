using StreamHub.Domain.Common;

namespace StreamHub.Domain.Feeds;

/// <summary>A file that an episode can have: sound or moving pictures, of a kind that apps play.</summary>
public sealed record MediaFile
{
    public const int TypeMaxLength = 50;

    private static readonly Dictionary<string, string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["audio/mpeg"] = "mp3",
        ["audio/mp4"] = "m4a",
        ["audio/x-m4a"] = "m4a",
        ["audio/aac"] = "aac",
        ["audio/ogg"] = "ogg",
        ["audio/opus"] = "opus",
        ["audio/flac"] = "flac",
        ["audio/wav"] = "wav",
        ["audio/x-wav"] = "wav",
        ["video/mp4"] = "mp4",
        ["video/quicktime"] = "mov",
        ["video/x-m4v"] = "m4v",
        ["video/webm"] = "webm",
    };

    private MediaFile(Uri location, string contentType, long bytes)
    {
        Location = location;
        ContentType = contentType;
        Bytes = bytes;
    }

    public Uri Location { get; }

    public string ContentType { get; }

    public long Bytes { get; }

    public static Result<MediaFile> Of(Uri location, string contentType, long bytes)
    {
        var plain = contentType.Split(';')[0].Trim().ToLowerInvariant();
        return Extensions.ContainsKey(plain) && bytes > 0
            ? new MediaFile(location, plain, bytes)
            : EpisodeErrors.MediaUnfit;
    }

    /// <summary>What the names of files of that type end with.</summary>
    public static string ExtensionOf(string contentType) => Extensions.GetValueOrDefault(contentType, "bin");
}
