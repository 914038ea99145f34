namespace StreamHub.Domain.Channels;

/// <summary>What is known of a platform, whoever publishes there.</summary>
/// <param name="Name">As the platform writes itself.</param>
/// <param name="Needs">What a creator has to have or do, in plain words.</param>
/// <param name="AddressHosts">Whose pages are a channel's address; none where any site may be.</param>
/// <param name="SubmissionUrl">Where a creator makes a feed or a track known to the platform.</param>
public sealed record PlatformProfile(
    Platform Platform,
    string Name,
    PlatformMode Mode,
    PlatformConnection Connection,
    IReadOnlyList<string> Needs,
    IReadOnlyList<PlatformLimit> Limits,
    IReadOnlyList<string> AddressHosts,
    Uri? SubmissionUrl
)
{
    /// <summary>Whether it takes files of this length, in bytes.</summary>
    public bool TakesFileOf(long length) =>
        length > 0 && Limits.All(limit => limit.Name != PlatformLimit.FileBytes || length <= limit.Value);

    public PlatformLimit? FindLimit(string name) => Limits.FirstOrDefault(limit => limit.Name == name);
}

/// <summary>A bound that the platform sets.</summary>
/// <param name="Name">Stable, for clients.</param>
/// <param name="Value">In the unit; <c>null</c> for what has no number.</param>
/// <param name="Text">The same in plain words.</param>
public sealed record PlatformLimit(string Name, long? Value, string? Unit, string Text)
{
    public const string FileBytes = "fileBytes";
}
