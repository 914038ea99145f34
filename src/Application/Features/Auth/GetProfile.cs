using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

[RequirePermission(Permissions.ProfileRead)]
[NoValidation("It has no members.")]
public sealed record GetProfile : IQuery<UserProfile>;

public sealed class GetProfileHandler(IReadRepository<User> users, ICallerContext caller)
    : IQueryHandler<GetProfile, UserProfile>
{
    public async Task<Result<UserProfile>> Handle(GetProfile query, CancellationToken cancellationToken)
    {
        var profile = await users.FirstOrDefaultAsync(new ProfileOfUser(caller.User.UserId), cancellationToken);
        return profile is null ? UserErrors.NotFound : profile;
    }
}
