using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Feeds;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Shows;

internal sealed class ShowById : Specification<Show>
{
    public ShowById(Guid id) => Query.Where(show => show.Id == id);
}

internal sealed class ShowWithListings : Specification<Show>
{
    public ShowWithListings(Guid id) => Query.Where(show => show.Id == id).Include(show => show.Listings);
}

/// <summary>Of all organizations, deleted ones too: a slug is never given twice.</summary>
internal sealed class ShowsBySlug : Specification<Show>
{
    public ShowsBySlug(string slug) => Query.Where(show => show.Slug == slug).AcrossOrganizations().IncludingDeleted();
}

internal sealed class ShowsOf : Specification<Show>
{
    public ShowsOf(Guid organizationId, int count) =>
        Query.Where(show => show.OrganizationId == organizationId).OrderBy(show => show.Id).Take(count);
}

internal sealed class NewestShows : Specification<Show, Show>
{
    public NewestShows(Cursor? after, int count)
    {
        if (after is { } cursor)
        {
            Query.Where(show =>
                show.CreatedAt < cursor.At || (show.CreatedAt == cursor.At && show.Id.CompareTo(cursor.Id) < 0)
            );
        }

        Query.OrderByDescending(show => show.CreatedAt).OrderByDescending(show => show.Id).Take(count);
        Select(show => show);
    }
}

internal sealed class NewestSubscribers : Specification<ShowSubscriber, SubscriberResponse>
{
    public NewestSubscribers(Guid showId, Cursor? after, int count)
    {
        Query.Where(one => one.ShowId == showId);
        if (after is { } cursor)
        {
            Query.Where(one =>
                one.CreatedAt < cursor.At || (one.CreatedAt == cursor.At && one.Id.CompareTo(cursor.Id) < 0)
            );
        }

        Query.OrderByDescending(one => one.CreatedAt).OrderByDescending(one => one.Id).Take(count);
        Select(one => new SubscriberResponse(one.Id, one.Name, one.UserId, one.CreatedAt, one.RevokedAt));
    }
}

internal sealed class SubscriberOfShow : Specification<ShowSubscriber>
{
    public SubscriberOfShow(Guid showId, Guid id) => Query.Where(one => one.Id == id && one.ShowId == showId);
}

internal sealed class UserById : Specification<User>
{
    public UserById(Guid id) => Query.Where(user => user.Id == id);
}
