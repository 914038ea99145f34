using StreamHub.Application.Common;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Features.Feeds;

/// <summary>
/// Opens a subscriber's feed, anew at each read. Where the show is for subscribers, the rule is that of premium videos, for
/// the best of the user's organizations.
/// </summary>
public sealed class SubscriberAccess(
    IFeedReads feeds,
    IOrganizationReads organizations,
    CurrentPlan currentPlan,
    IOpaqueTokens opaqueTokens,
    TimeProvider time
)
{
    /// <summary>More places than anybody has whose feed is worth a query each.</summary>
    private const int MostPlaces = 20;

    public async Task<Result<PrivateFeed>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        if (
            opaqueTokens.Read(token) is not { } read
            || await feeds.FindPrivateAsync(read.Hash, cancellationToken) is not { } feed
        )
        {
            return ShowErrors.FeedNotFound;
        }

        if (feed.Access != ShowAccess.Subscription)
        {
            return feed;
        }

        var entitlement = await DecideAsync(feed, cancellationToken);
        return entitlement.IsSuccess ? feed : entitlement.Error;
    }

    private async Task<Result<Entitlement>> DecideAsync(PrivateFeed feed, CancellationToken cancellationToken)
    {
        var places = feed.UserId is { } userId
            ? await organizations.ListPlacesOfAsync(userId, after: null, MostPlaces, cancellationToken)
            : [];
        var isOwner = places.Exists(place => place.Id == feed.OrganizationId);
        var until = isOwner ? null : await PremiumUntilAsync(places.ConvertAll(place => place.Id), cancellationToken);
        return Entitlement.Decide(new EntitlementFacts(VideoAccess.Subscription, isOwner, until));
    }

    private async Task<DateTimeOffset?> PremiumUntilAsync(List<Guid> places, CancellationToken cancellationToken)
    {
        var now = time.Now();
        foreach (var place in places)
        {
            var holding = await currentPlan.FindAsync(place, now, cancellationToken);
            if (holding is { Plan.Limits.PremiumPlayback: true, GrantedUntil: { } until })
            {
                return until;
            }
        }

        return null;
    }
}
