using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Shows;

/// <summary>Makes an address of the show's feed for one person.</summary>
/// <param name="Name">What the show's owner calls them.</param>
/// <param name="UserId">Whose plan is asked for, where the show is for subscribers.</param>
[RequirePermission(Permissions.ShowsWrite)]
public sealed record AddSubscriber(Guid ShowId, string Name, Guid? UserId) : ICommand<NewSubscriber>;

/// <param name="FeedUrl">Shown this once; whoever has it reads the feed.</param>
public sealed record NewSubscriber(SubscriberResponse Subscriber, Uri FeedUrl);

public sealed class AddSubscriberValidator : AbstractValidator<AddSubscriber>
{
    public AddSubscriberValidator() => RuleFor(command => command.Name).Text(ShowSubscriber.NameMaxLength);
}

public sealed class AddSubscriberHandler(
    IReadRepository<Show> shows,
    IReadRepository<User> users,
    IRepository<ShowSubscriber> subscribers,
    IOpaqueTokens opaqueTokens,
    AppUrls urls,
    TimeProvider time
) : ICommandHandler<AddSubscriber, NewSubscriber>
{
    public async Task<Result<NewSubscriber>> Handle(AddSubscriber command, CancellationToken cancellationToken)
    {
        var show = await shows.FirstOrDefaultAsync(new ShowById(command.ShowId), cancellationToken);
        if (show is null)
        {
            return ShowErrors.NotFound;
        }

        if (command.UserId is { } userId && !await users.AnyAsync(new UserById(userId), cancellationToken))
        {
            return UserErrors.NotFound;
        }

        var token = opaqueTokens.Create();
        var subscriber = ShowSubscriber.Admit(show, command.Name, command.UserId, token.Hash, time.Now());
        if (!subscriber.IsSuccess)
        {
            return subscriber.Error.Blaming("userId");
        }

        subscribers.Add(subscriber.Value);
        return new NewSubscriber(
            SubscriberResponse.Of(subscriber.Value),
            urls.For(FeedPaths.OfSubscriber(token.Value))
        );
    }
}
