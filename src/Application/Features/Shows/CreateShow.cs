using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Shows;

/// <param name="Slug">The show's name in its feed's address; it is for good.</param>
[RequirePermission(Permissions.ShowsWrite)]
public sealed record CreateShow(string Slug, ShowDetails Details) : ICommand<ShowResponse>;

public sealed class CreateShowValidator : AbstractValidator<CreateShow>
{
    public CreateShowValidator()
    {
        RuleFor(command => command.Slug)
            .Must(ShowSlug.IsSlug)
            .WithMessage(
                $"{ShowSlug.MinLength} to {ShowSlug.MaxLength} small letters and digits, with single hyphens between, and not '{ShowSlug.Reserved}'."
            );
        this.BoundDetails(command => command.Details);
    }
}

public sealed class CreateShowHandler(
    IRepository<Show> shows,
    IReadRepository<Show> known,
    AppUrls urls,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<CreateShow, ShowResponse>
{
    public async Task<Result<ShowResponse>> Handle(CreateShow command, CancellationToken cancellationToken)
    {
        if (await known.AnyAsync(new ShowsBySlug(command.Slug), cancellationToken))
        {
            return ShowErrors.SlugTaken;
        }

        var member = caller.Member;
        var guid = PodcastGuid.Of(urls.For(FeedPaths.OfShow(command.Slug)));
        var show = Show.Create(member.OrganizationId, member.UserId, command.Slug, guid, command.Details, time.Now());
        shows.Add(show);
        return ShowResponse.Of(show, urls);
    }
}
