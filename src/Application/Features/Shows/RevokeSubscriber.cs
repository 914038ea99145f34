using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <summary>Ends a subscriber's address for good, from the next request on.</summary>
[RequirePermission(Permissions.ShowsWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record RevokeSubscriber(Guid ShowId, Guid SubscriberId) : ICommand, IRetryOnConflict;

public sealed class RevokeSubscriberHandler(
    IReadRepository<Show> shows,
    IRepository<ShowSubscriber> subscribers,
    TimeProvider time
) : ICommandHandler<RevokeSubscriber>
{
    public async Task<Result> Handle(RevokeSubscriber command, CancellationToken cancellationToken)
    {
        if (!await shows.AnyAsync(new ShowById(command.ShowId), cancellationToken))
        {
            return ShowErrors.NotFound;
        }

        var subscriber = await subscribers.FirstOrDefaultAsync(
            new SubscriberOfShow(command.ShowId, command.SubscriberId),
            cancellationToken
        );
        if (subscriber is null)
        {
            return ShowErrors.SubscriberNotFound;
        }

        subscriber.Revoke(time.Now());
        return Result.Success();
    }
}
