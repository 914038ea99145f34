using StreamHub.Domain.Common;

namespace StreamHub.Domain.Channels;

public enum ChannelState
{
    Connected,

    /// <summary>The platform does not take its consent any more. It keeps its place.</summary>
    NeedsReconnect,

    /// <summary>Nobody sees it any more; its row is kept for what was published by it.</summary>
    Disconnected,
}

/// <summary>An organization's place at a platform.</summary>
public sealed partial class Channel : AggregateRoot, IOwned
{
    public const int ExternalIdMaxLength = ChannelAddress.MaxLength;
    public const int DisplayNameMaxLength = 200;
    public const int ScopesMaxLength = 1_000;

    /// <summary>Longer than any question to a platform may take.</summary>
    public static readonly TimeSpan RefreshLease = TimeSpan.FromMinutes(2);

    /// <summary>How long before its access ends a consent is refreshed.</summary>
    public static readonly TimeSpan RefreshAhead = TimeSpan.FromMinutes(15);

    private Channel(
        Guid id,
        Guid organizationId,
        Platform platform,
        string externalId,
        string displayName,
        DateTimeOffset createdAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        Platform = platform;
        ExternalId = externalId;
        DisplayName = displayName;
        CreatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Platform Platform { get; private set; }

    /// <summary>The platform's own name for it, or its address; unique for the organization and the platform.</summary>
    public string ExternalId { get; private set; }

    public string DisplayName { get; private set; }

    public ChannelState State { get; private set; }

    public Guid ConnectedBy { get; private set; }

    /// <summary>Access and refresh tokens, sealed for this channel; <c>null</c> where there is no consent.</summary>
    public string? SealedTokens { get; private set; }

    /// <summary>What its owner consented to.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>When the access token ends.</summary>
    public DateTimeOffset? AccessEndsAt { get; private set; }

    /// <summary>When the sweep has the consent refreshed.</summary>
    public DateTimeOffset? RefreshDueAt { get; private set; }

    /// <summary>Until when whoever began a refresh has it for itself.</summary>
    public DateTimeOffset? RefreshingUntil { get; private set; }

    /// <summary>When the platform last took the consent.</summary>
    public DateTimeOffset? RefreshedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ConnectedAt { get; private set; }

    /// <summary>Whether it is one of the channels that the plan counts.</summary>
    public bool TakesPlace => State != ChannelState.Disconnected;

    /// <param name="id">Made before, because the tokens are sealed for it.</param>
    public static Channel Create(
        Guid id,
        Guid organizationId,
        Platform platform,
        string externalId,
        string displayName,
        DateTimeOffset now
    ) =>
        new(id, organizationId, platform, externalId, Named(displayName, externalId), now)
        {
            State = ChannelState.Disconnected,
        };

    /// <summary>Connects it, or connects it again, by its address alone.</summary>
    public void Connect(Guid userId, string? displayName, DateTimeOffset now)
    {
        ConnectedBy = userId;
        ConnectedAt = now;
        State = ChannelState.Connected;
        Rename(displayName);
        TellState(userId, now);
    }

    /// <summary>Connects it, or connects it again, by a consent that was just given.</summary>
    public void Connect(Guid userId, string? displayName, SealedConsent consent, DateTimeOffset now)
    {
        Connect(userId, displayName, now);
        Take(consent, now);
    }

    public void Rename(string? displayName) => DisplayName = Named(displayName, DisplayName);

    /// <summary>Begins a refresh, which nobody else can until it has ended or its time has passed.</summary>
    public Result BeginRefresh(DateTimeOffset now)
    {
        if (State == ChannelState.NeedsReconnect)
        {
            return ChannelErrors.ConsentRevoked;
        }

        if (SealedTokens is null)
        {
            return ChannelErrors.NotRefreshable;
        }

        if (RefreshingUntil > now)
        {
            return ChannelErrors.RefreshRunning;
        }

        RefreshingUntil = now + RefreshLease;
        return Result.Success();
    }

    public void FinishRefresh(SealedConsent consent, DateTimeOffset now) => Take(consent, now);

    /// <summary>Ends a refresh of which the platform said neither yes nor no; it is due again.</summary>
    public void AbandonRefresh(DateTimeOffset now)
    {
        RefreshingUntil = null;
        PostponeRefresh(now);
    }

    /// <summary>The platform took the consent back, with which what it gave is worth nothing.</summary>
    public void LoseConsent(DateTimeOffset now)
    {
        State = ChannelState.NeedsReconnect;
        ForgetConsent();
        TellState(userId: null, now);
    }

    /// <summary>Gives its place back. The consent stays sealed until the platform was told.</summary>
    /// <param name="userId">Whose doing it is; <c>null</c> when it goes with its organization.</param>
    public void Disconnect(Guid? userId, DateTimeOffset now)
    {
        State = ChannelState.Disconnected;
        RefreshDueAt = null;
        RefreshingUntil = null;
        TellState(userId, now);
    }

    public void ForgetConsent()
    {
        SealedTokens = null;
        Scopes = [];
        AccessEndsAt = null;
        RefreshDueAt = null;
        RefreshingUntil = null;
    }

    /// <summary>Somebody is about to refresh it; the sweep comes again if nothing comes of that.</summary>
    public void PostponeRefresh(DateTimeOffset now) => RefreshDueAt = now + RefreshLease + RefreshLease;

    private void Take(SealedConsent consent, DateTimeOffset now)
    {
        SealedTokens = consent.SealedTokens;
        Scopes = consent.Scopes;
        AccessEndsAt = consent.AccessEndsAt;
        RefreshDueAt = consent.AccessEndsAt - RefreshAhead;
        RefreshingUntil = null;
        RefreshedAt = now;
    }

    private static string Named(string? given, string otherwise) =>
        (string.IsNullOrWhiteSpace(given) ? otherwise : given.Trim()).Shorten(DisplayNameMaxLength);
}

/// <summary>A platform's consent as a channel keeps it.</summary>
/// <param name="AccessEndsAt"><c>null</c> where access does not end by itself.</param>
public sealed record SealedConsent(string SealedTokens, IReadOnlyList<string> Scopes, DateTimeOffset? AccessEndsAt);
