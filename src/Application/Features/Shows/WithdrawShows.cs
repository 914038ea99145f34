using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <summary>Ends the feeds of an organization that there is no more, a few at a time.</summary>
[SystemOnly]
[MessageName("shows.withdraw", MessageLanes.Feeds)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record WithdrawShows(Guid OrganizationId) : IMessage, IRetryOnConflict;

public sealed class WithdrawShowsHandler(IRepository<Show> shows, IOutbox outbox, TimeProvider time)
    : ICommandHandler<WithdrawShows>
{
    private const int BatchSize = 100;

    public async Task<Result> Handle(WithdrawShows command, CancellationToken cancellationToken)
    {
        var left = await shows.ListAsync(new ShowsOf(command.OrganizationId, BatchSize), cancellationToken);
        left.ForEach(show => show.Delete(time.Now()));
        if (left.Count == BatchSize)
        {
            outbox.Enqueue(command);
        }

        return Result.Success();
    }
}
