namespace StreamHub.Infrastructure.Channels.SoundCloud;

/// <param name="Duration">In milliseconds; zero until SoundCloud has looked at the file.</param>
/// <param name="State">Not in SoundCloud's description, and not always sent.</param>
internal sealed record SoundCloudTrack(
    string? Urn,
    string? PermalinkUrl,
    string? TagList,
    string? Sharing,
    long? Duration,
    string? State
);

internal sealed record SoundCloudPage(IReadOnlyList<SoundCloudTrack>? Collection, string? NextHref);

internal sealed record SoundCloudRefusal(string? Message);
