using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Feeds;

/// <summary>A page of a show's feed, for one subscriber.</summary>
/// <param name="Token">The secret part of the subscriber's address.</param>
[OpenToAll(
    "The token opens it: 256 random bits that only the subscriber was given. The show's own rule is asked, too."
)]
[NoValidation("What opens no feed is answered as what there is not.")]
public sealed record OpenPrivateFeed(string Token, int Page) : IQuery<FeedPage>;

public sealed class OpenPrivateFeedHandler(SubscriberAccess access, IFeedReads feeds)
    : IQueryHandler<OpenPrivateFeed, FeedPage>
{
    public async Task<Result<FeedPage>> Handle(OpenPrivateFeed query, CancellationToken cancellationToken)
    {
        FeedPage? page = null;
        while (page is null)
        {
            var feed = await access.OpenAsync(query.Token, cancellationToken);
            if (!feed.IsSuccess)
            {
                return feed.Error;
            }

            page = await feeds.ReadPageAsync(feed.Value.Edition, query.Page, cancellationToken);
        }

        return page.Page > 1 && page.Episodes.Count == 0 ? ShowErrors.FeedNotFound : page;
    }
}
