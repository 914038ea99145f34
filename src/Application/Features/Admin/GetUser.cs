using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Admin;

[RequirePermission(Permissions.UsersRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetUser(Guid Id) : IQuery<AdminUser>;

public sealed class GetUserHandler(IReadRepository<User> users) : IQueryHandler<GetUser, AdminUser>
{
    public async Task<Result<AdminUser>> Handle(GetUser query, CancellationToken cancellationToken)
    {
        var user = await users.FirstOrDefaultAsync(new AdminUserById(query.Id), cancellationToken);
        return user is null ? UserErrors.NotFound : user;
    }
}
