using StreamHub.Application.Ports;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Feeds;

/// <summary>Has the hub told, when there is one and everybody may read the feed.</summary>
public sealed class FeedChanges(FeedTerms terms, IOutbox outbox)
{
    /// <param name="notBefore">When the change is to be seen; at once when absent.</param>
    public void Announce(Show show, DateTimeOffset? notBefore = null)
    {
        if (terms.Hub is not null && show.Access == ShowAccess.Public)
        {
            outbox.Enqueue(new PingFeedHub(show.Id), notBefore);
        }
    }
}
