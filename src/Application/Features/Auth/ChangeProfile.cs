using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

[RequirePermission(Permissions.ProfileWrite)]
public sealed record ChangeProfile(string DisplayName) : ICommand<UserProfile>, IRetryOnConflict;

public sealed class ChangeProfileValidator : AbstractValidator<ChangeProfile>
{
    public ChangeProfileValidator() => RuleFor(command => command.DisplayName).Text(User.DisplayNameMaxLength);
}

public sealed class ChangeProfileHandler(IRepository<User> users, ICallerContext caller)
    : ICommandHandler<ChangeProfile, UserProfile>
{
    public async Task<Result<UserProfile>> Handle(ChangeProfile command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(caller.User.UserId, cancellationToken);
        if (user is null)
        {
            return UserErrors.NotFound;
        }

        user.Rename(command.DisplayName);
        return UserProfile.Of(user);
    }
}
