using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Features.Organizations;
using StreamHub.Application.Ports;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Asks past the caller's organization where a person's own places and invitations are concerned: each such query names
/// the person, or the hash of a token that only they were mailed. Places are counted for whoever may join, too.
/// </summary>
internal sealed class OrganizationReads(ReadContext context) : IOrganizationReads
{
    private static readonly string[] TenantFilter = [ModelConventions.TenantFilter];

    public Task<List<OrganizationResponse>> ListPlacesOfAsync(
        Guid userId,
        Cursor? after,
        int count,
        CancellationToken cancellationToken
    )
    {
        var places =
            from member in context.Value.Set<Membership>().IgnoreQueryFilters(TenantFilter)
            join organization in context.Value.Set<Organization>() on member.OrganizationId equals organization.Id
            where member.UserId == userId && organization.DeletedAt == null
            select new { member.Role, Organization = organization };
        if (after is { } cursor)
        {
            places = places.Where(place =>
                place.Organization.CreatedAt < cursor.At
                || (place.Organization.CreatedAt == cursor.At && place.Organization.Id.CompareTo(cursor.Id) < 0)
            );
        }

        return places
            .OrderByDescending(place => place.Organization.CreatedAt)
            .ThenByDescending(place => place.Organization.Id)
            .Take(count)
            .Select(place => new OrganizationResponse(
                place.Organization.Id,
                place.Organization.Name,
                place.Organization.PersonalOwnerId != null,
                place.Role,
                place.Organization.CreatedAt
            ))
            .ToListAsync(cancellationToken);
    }

    public Task<List<MemberResponse>> ListMembersAsync(Cursor? after, int count, CancellationToken cancellationToken)
    {
        var members =
            from member in context.Value.Set<Membership>()
            join user in context.Value.Set<User>() on member.UserId equals user.Id
            select new { Member = member, User = user };
        if (after is { } cursor)
        {
            members = members.Where(row =>
                row.Member.JoinedAt < cursor.At
                || (row.Member.JoinedAt == cursor.At && row.Member.UserId.CompareTo(cursor.Id) < 0)
            );
        }

        return members
            .OrderByDescending(row => row.Member.JoinedAt)
            .ThenByDescending(row => row.Member.UserId)
            .Take(count)
            .Select(row => new MemberResponse(
                row.Member.UserId,
                row.User.DisplayName,
                row.User.Email.Value,
                row.Member.Role,
                row.Member.JoinedAt
            ))
            .ToListAsync(cancellationToken);
    }

    public Task<List<ReceivedInvitation>> ListInvitationsToAsync(
        Guid userId,
        DateTimeOffset now,
        Cursor? after,
        int count,
        CancellationToken cancellationToken
    )
    {
        var offers =
            from offer in Open(now)
            join user in context.Value.Set<User>() on offer.NormalizedEmail equals user.NormalizedEmail
            where user.Id == userId && user.EmailConfirmedAt != null
            select offer;
        if (after is { } cursor)
        {
            offers = offers.Where(offer =>
                offer.CreatedAt < cursor.At || (offer.CreatedAt == cursor.At && offer.Id.CompareTo(cursor.Id) < 0)
            );
        }

        return Received(offers).Take(count).ToListAsync(cancellationToken);
    }

    // One statement, so that an invitation that becomes a place between two is not missed by both.
    public Task<TakenPlaces> CountPlacesAsync(
        Guid organizationId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        context
            .Value.Set<Organization>()
            .Where(organization => organization.Id == organizationId)
            .Select(_ => new TakenPlaces(
                context
                    .Value.Set<Membership>()
                    .IgnoreQueryFilters(TenantFilter)
                    .Count(member => member.OrganizationId == organizationId),
                Open(now).Count(offer => offer.OrganizationId == organizationId)
            ))
            .SingleAsync(cancellationToken);

    public Task<ReceivedInvitation?> FindInvitationAsync(
        string tokenHash,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => Received(Open(now).Where(offer => offer.TokenHash == tokenHash)).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<Invitation> Open(DateTimeOffset now) =>
        context.Value.Set<Invitation>().IgnoreQueryFilters(TenantFilter).Where(offer => offer.ExpiresAt > now);

    private IQueryable<ReceivedInvitation> Received(IQueryable<Invitation> offers) =>
        from offer in offers
        join organization in context.Value.Set<Organization>() on offer.OrganizationId equals organization.Id
        join inviter in context.Value.Set<User>() on offer.InvitedById equals inviter.Id
        orderby offer.CreatedAt descending, offer.Id descending
        select new ReceivedInvitation(
            offer.Id,
            organization.Name,
            inviter.DisplayName,
            offer.Email.Value,
            offer.Role,
            offer.CreatedAt,
            offer.ExpiresAt
        );
}
