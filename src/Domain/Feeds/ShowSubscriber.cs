using StreamHub.Domain.Common;

namespace StreamHub.Domain.Feeds;

/// <summary>Somebody with an address of a show's feed that is theirs alone.</summary>
public sealed class ShowSubscriber : AggregateRoot, IOwned
{
    public const int NameMaxLength = 200;

    private ShowSubscriber(
        Guid id,
        Guid organizationId,
        Guid showId,
        string name,
        string tokenHash,
        DateTimeOffset createdAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        ShowId = showId;
        Name = name;
        TokenHash = tokenHash;
        CreatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid ShowId { get; private set; }

    /// <summary>What the show's owner calls them.</summary>
    public string Name { get; private set; }

    /// <summary>Whose plan is asked for, where the show asks for one.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Of the address's secret part, which is shown once and never kept.</summary>
    public string TokenHash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static Result<ShowSubscriber> Admit(
        Show show,
        string name,
        Guid? userId,
        string tokenHash,
        DateTimeOffset now
    ) =>
        show.Access == ShowAccess.Subscription && userId is null
            ? ShowErrors.SubscriberNeedsUser
            : new ShowSubscriber(NewId(now), show.OrganizationId, show.Id, name.Trim(), tokenHash, now)
            {
                UserId = userId,
            };

    /// <summary>Ends the address for good; the first time counts.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
