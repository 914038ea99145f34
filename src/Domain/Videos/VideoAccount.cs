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

/// <summary>Why a vendor does not take an account's credentials.</summary>
public enum CredentialFault
{
    /// <summary>The token is unknown to the vendor, has expired, or was withdrawn.</summary>
    TokenRefused,

    /// <summary>The token is good, and the account is none, or none of the token's.</summary>
    WrongAccount,

    /// <summary>The token may not read the account's videos.</summary>
    ReadPermissionMissing,

    /// <summary>The token may read the account's videos and not change them.</summary>
    EditPermissionMissing,

    /// <summary>The token may change the account's videos and not make the key that signs their playback.</summary>
    KeyPermissionMissing,
}

/// <summary>How the vendor tells us of the account's videos. Cloudflare has one webhook an account.</summary>
public enum AccountWebhook
{
    /// <summary>It does not; the vendor is asked from time to time.</summary>
    None,

    /// <summary>The account's webhook leads here.</summary>
    Subscribed,

    /// <summary>The account's webhook is somebody else's and was left alone.</summary>
    Taken,
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

    /// <summary>The vendor, as long as it is connected; unique for the organization, which so has one such account at each.</summary>
    public VideoVendor? ConnectedTo { get; private set; }

    /// <summary>What the vendor's adapter needs to speak for the account, sealed for the organization; gone once disconnected.</summary>
    public string? SealedCredentials { get; private set; }

    /// <summary>Where the account's videos play, if it has a host of its own.</summary>
    public string? PlaybackBaseUrl { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public VideoHome Home => new(Vendor, Id);

    public DateTimeOffset ConnectedAt { get; private set; }

    /// <summary>When the vendor last judged the credentials; being unable to ask it is no judgement.</summary>
    public DateTimeOffset TestedAt { get; private set; }

    /// <summary>Why the last test refused the credentials; <c>null</c> when it took them.</summary>
    public CredentialFault? Fault { get; private set; }

    public AccountWebhook Webhook { get; private set; }

    /// <summary>What the vendor signs the account's notifications with, sealed for the organization.</summary>
    public string? SealedWebhookSecret { get; private set; }

    /// <param name="sealedCredentials">The vendor has just taken them.</param>
    public static VideoAccount Connect(
        Guid organizationId,
        VideoVendor vendor,
        string externalId,
        string sealedCredentials,
        string? playbackBaseUrl,
        DateTimeOffset now
    )
    {
        var account = new VideoAccount(NewId(now), organizationId, vendor, externalId, sealedCredentials, now);
        account.Reconnect(sealedCredentials, playbackBaseUrl, now);
        return account;
    }

    /// <summary>Takes fresh credentials of the same account, which the vendor has just taken.</summary>
    public void Reconnect(string sealedCredentials, string? playbackBaseUrl, DateTimeOffset now)
    {
        State = VideoAccountState.Connected;
        ConnectedTo = Vendor;
        SealedCredentials = sealedCredentials;
        PlaybackBaseUrl = playbackBaseUrl;
        ConnectedAt = now;
        RecordAccepted(now);
    }

    public void Supersede(DateTimeOffset now)
    {
        State = VideoAccountState.Superseded;
        ConnectedTo = null;
        UpdatedAt = now;
    }

    public void RecordAccepted(DateTimeOffset now)
    {
        TestedAt = now;
        Fault = null;
        UpdatedAt = now;
    }

    /// <summary>The vendor refuses the credentials, so they are erased.</summary>
    public void Reject(CredentialFault fault, DateTimeOffset now)
    {
        TestedAt = now;
        Fault = fault;
        Disconnect(now);
    }

    /// <summary>Erases the account's secrets.</summary>
    public void Disconnect(DateTimeOffset now)
    {
        State = VideoAccountState.Disconnected;
        ConnectedTo = null;
        SealedCredentials = null;
        Webhook = AccountWebhook.None;
        SealedWebhookSecret = null;
        UpdatedAt = now;
    }

    public void Subscribe(string sealedWebhookSecret)
    {
        Webhook = AccountWebhook.Subscribed;
        SealedWebhookSecret = sealedWebhookSecret;
    }

    public void LeaveWebhookToOthers()
    {
        Webhook = AccountWebhook.Taken;
        SealedWebhookSecret = null;
    }
}
