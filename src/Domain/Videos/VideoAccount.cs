using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

public enum VideoAccountState
{
    /// <summary>New videos of the organization go here, if it publishes at this vendor.</summary>
    Connected,

    /// <summary>Another account took its place; the videos that live here are still looked after.</summary>
    Superseded,

    /// <summary>The credentials are erased. What lives here still plays, because the signing key is ours.</summary>
    Disconnected,
}

/// <summary>An organization's own account at a video vendor. Videos stay bound to the account they were uploaded to.</summary>
public sealed class VideoAccount : AggregateRoot, IOwned
{
    public const int ExternalIdMaxLength = 64;
    public const int PlaybackBaseUrlMaxLength = 200;

    private VideoAccount(
        Guid id,
        Guid organizationId,
        VideoVendor vendor,
        string externalId,
        string sealedCredentials,
        DateTimeOffset createdAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        Vendor = vendor;
        ExternalId = externalId;
        SealedCredentials = sealedCredentials;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public VideoVendor Vendor { get; private set; }

    /// <summary>The vendor's name for the account; unique for the organization and the vendor.</summary>
    public string ExternalId { get; private set; }

    public VideoAccountState State { get; private set; }

    /// <summary>What the vendor's adapter needs to speak for the account, sealed for the organization; gone once disconnected.</summary>
    public string? SealedCredentials { get; private set; }

    /// <summary>Where the account's videos play, if it has a host of its own.</summary>
    public string? PlaybackBaseUrl { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public VideoHome Home => new(Vendor, Id);

    public static VideoAccount Connect(
        Guid organizationId,
        VideoVendor vendor,
        string externalId,
        string sealedCredentials,
        string? playbackBaseUrl,
        DateTimeOffset now
    ) =>
        new(NewId(now), organizationId, vendor, externalId, sealedCredentials, now)
        {
            PlaybackBaseUrl = playbackBaseUrl,
        };

    /// <summary>Takes fresh credentials of the same account.</summary>
    public void Reconnect(string sealedCredentials, string? playbackBaseUrl, DateTimeOffset now)
    {
        State = VideoAccountState.Connected;
        SealedCredentials = sealedCredentials;
        PlaybackBaseUrl = playbackBaseUrl;
        UpdatedAt = now;
    }

    public void Supersede(DateTimeOffset now)
    {
        State = VideoAccountState.Superseded;
        UpdatedAt = now;
    }

    public void Disconnect(DateTimeOffset now)
    {
        State = VideoAccountState.Disconnected;
        SealedCredentials = null;
        UpdatedAt = now;
    }
}
