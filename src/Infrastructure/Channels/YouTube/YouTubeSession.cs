using System.Text.Json;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>A resumable upload that was begun at Google, as the journal keeps it.</summary>
/// <param name="Address">Whoever has it may go on with the upload.</param>
/// <param name="Length">Of the file, in bytes, as it was when the upload began.</param>
internal sealed record YouTubeSession(Uri Address, long Length, string ContentType)
{
    public static YouTubeSession? Read(string? kept) =>
        kept is null ? null : JsonSerializer.Deserialize<YouTubeSession>(kept);

    public string Keep() => JsonSerializer.Serialize(this);
}

/// <summary>How far Google is with an upload.</summary>
/// <param name="Received">How many bytes from the beginning it has for good.</param>
/// <param name="Video">What it made of them, once it has all.</param>
/// <param name="IsGone">It does not know the session any more.</param>
internal sealed record YouTubeProgress(long Received, YouTubeVideo? Video = null, bool IsGone = false);
