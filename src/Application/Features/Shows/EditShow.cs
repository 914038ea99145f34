using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <summary>Replaces all that can be changed; the slug can't.</summary>
[RequirePermission(Permissions.ShowsWrite)]
public sealed record EditShow(Guid Id, ShowDetails Details) : ICommand<ShowResponse>, IRetryOnConflict;

public sealed class EditShowValidator : AbstractValidator<EditShow>
{
    public EditShowValidator() => this.BoundDetails(command => command.Details);
}

public sealed class EditShowHandler(IRepository<Show> shows, FeedChanges changes, AppUrls urls, TimeProvider time)
    : ICommandHandler<EditShow, ShowResponse>
{
    public async Task<Result<ShowResponse>> Handle(EditShow command, CancellationToken cancellationToken)
    {
        var show = await shows.GetAsync(command.Id, cancellationToken);
        if (show is null)
        {
            return ShowErrors.NotFound;
        }

        show.Edit(command.Details, time.Now());
        changes.Announce(show);
        return ShowResponse.Of(show, urls);
    }
}
