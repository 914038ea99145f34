using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>A WebSub hub, which tells readers of a feed that it was changed.</summary>
public interface IFeedHub
{
    /// <param name="hub">Where it is: <see cref="FeedTerms.Hub"/>.</param>
    Task<Result> PingAsync(Uri hub, Uri feed, CancellationToken cancellationToken);
}
