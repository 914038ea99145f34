using StreamHub.Domain.Common;

namespace StreamHub.Domain.Channels;

/// <summary>
/// A connection that was begun and whose owner is at the platform. It lets that person finish it once, from the same log-in;
/// what the platform is given to bring back is kept as a hash.
/// </summary>
public sealed class ChannelConnection : AggregateRoot, IOwned
{
    public const int ReturnUrlMaxLength = 2_000;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private ChannelConnection(
        Guid id,
        Guid organizationId,
        Guid userId,
        Guid loginId,
        Platform platform,
        string stateHash,
        string? returnUrl,
        DateTimeOffset expiresAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        UserId = userId;
        LoginId = loginId;
        Platform = platform;
        StateHash = stateHash;
        ReturnUrl = returnUrl;
        ExpiresAt = expiresAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>Once this log-in has ended, nothing can be finished any more.</summary>
    public Guid LoginId { get; private set; }

    public Platform Platform { get; private set; }

    public string StateHash { get; private set; }

    /// <summary>Where the browser goes afterwards; our own page when <c>null</c>.</summary>
    public string? ReturnUrl { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public static ChannelConnection Begin(
        Guid organizationId,
        Guid userId,
        Guid loginId,
        Platform platform,
        string stateHash,
        Uri? returnUrl,
        DateTimeOffset now
    ) => new(NewId(now), organizationId, userId, loginId, platform, stateHash, returnUrl?.AbsoluteUri, now + Lifetime);
}
