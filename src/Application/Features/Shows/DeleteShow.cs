using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <summary>Ends the feed and every subscriber's address. The slug stays taken, so that nobody gets the show's readers.</summary>
[RequirePermission(Permissions.ShowsWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DeleteShow(Guid Id) : ICommand, IRetryOnConflict;

public sealed class DeleteShowHandler(IRepository<Show> shows, TimeProvider time) : ICommandHandler<DeleteShow>
{
    public async Task<Result> Handle(DeleteShow command, CancellationToken cancellationToken)
    {
        var show = await shows.GetAsync(command.Id, cancellationToken);
        if (show is null)
        {
            return ShowErrors.NotFound;
        }

        show.Delete(time.Now());
        return Result.Success();
    }
}
