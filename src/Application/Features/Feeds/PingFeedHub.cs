using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Shows;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Feeds;

/// <summary>Tells the hub that a show's feed was changed. Told twice, it reads the feed twice.</summary>
[SystemOnly]
[MessageName("feeds.ping-hub", MessageLanes.Feeds)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record PingFeedHub(Guid ShowId) : IMessage;

public sealed class PingFeedHubHandler(IReadRepository<Show> shows, IFeedHub hub, FeedTerms terms, AppUrls urls)
    : ICommandHandler<PingFeedHub>
{
    public async Task<Result> Handle(PingFeedHub command, CancellationToken cancellationToken)
    {
        var show = await shows.FirstOrDefaultAsync(new ShowById(command.ShowId), cancellationToken);
        return terms.Hub is { } address && show is { Access: ShowAccess.Public }
            ? await hub.PingAsync(address, urls.For(FeedPaths.OfShow(show.Slug)), cancellationToken)
            : Result.Success();
    }
}
