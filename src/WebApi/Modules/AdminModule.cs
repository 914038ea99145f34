using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Admin;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

/// <summary>What staff sees and does: support reads, admins also change. All of it is told in the security events.</summary>
public sealed class AdminModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/v1/admin").WithTags("Admin");
        admin.MapGet("/users", ListUsers).Named(nameof(ListUsers), 400).RequirePermission(Permissions.UsersRead);
        admin.MapGet("/users/{id:guid}", GetUser).Named(nameof(GetUser), 404).RequirePermission(Permissions.UsersRead);
        admin
            .MapPut("/users/{id:guid}/role", ChangeUserRole)
            .Named(nameof(ChangeUserRole), 400, 404, 409)
            .RequirePermission(Permissions.UsersWrite);
        admin
            .MapPost("/users/{id:guid}/lock", LockUser)
            .Named(nameof(LockUser), 400, 404, 409)
            .RequirePermission(Permissions.UsersWrite);
        admin
            .MapPost("/users/{id:guid}/unlock", UnlockUser)
            .Named(nameof(UnlockUser), 404, 409)
            .RequirePermission(Permissions.UsersWrite);
        admin
            .MapPost("/users/{id:guid}/logout", LogOutUser)
            .Named(nameof(LogOutUser), 404, 409)
            .RequirePermission(Permissions.UsersWrite);
        admin
            .MapGet("/security-events", ListSecurityEvents)
            .Named(nameof(ListSecurityEvents), 400)
            .RequirePermission(Permissions.AuditRead);
    }

    /// <summary>All accounts, newest first; <c>search</c> is the beginning of an address or a name.</summary>
    public static async Task<Results<Ok<Page<AdminUser>>, ProblemHttpResult>> ListUsers(
        string? search,
        EnumText<UserRole>? role,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListUsers(search, role?.Value, limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One account.</summary>
    public static async Task<Results<Ok<AdminUser>, ProblemHttpResult>> GetUser(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetUser(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Gives a user another role, which counts from the next request on. The last admin stays one.</summary>
    public static async Task<Results<Ok<AdminUser>, ProblemHttpResult>> ChangeUserRole(
        Guid id,
        ChangeUserRoleRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ChangeUserRole(id, body.Role), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Keeps a user out from the next request on, until the account is unlocked.</summary>
    public static async Task<Results<Ok<AdminUser>, ProblemHttpResult>> LockUser(
        Guid id,
        LockUserRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new LockUser(id, body.Reason), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Lets a locked user in again; log-ins that did not end meanwhile go on.</summary>
    public static async Task<Results<Ok<AdminUser>, ProblemHttpResult>> UnlockUser(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new UnlockUser(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Ends all log-ins of a user, on every device.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> LogOutUser(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new LogOutUser(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>What happened to accounts, keys and members, newest first.</summary>
    /// <param name="userId">Events that happened to, or were caused by, this user.</param>
    /// <param name="from">The first moment, RFC 3339.</param>
    /// <param name="to">The moment after the last, RFC 3339.</param>
    public static async Task<Results<Ok<Page<SecurityEventResponse>>, ProblemHttpResult>> ListSecurityEvents(
        EnumText<SecurityEventKind>? kind,
        Guid? userId,
        Guid? organizationId,
        DateTimeOffset? from,
        DateTimeOffset? to,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var query = new ListSecurityEvents(kind?.Value, userId, organizationId, from, to, limit, cursor);
        var result = await dispatcher.Send(query, cancellationToken);
        return result.ToOk();
    }

    /// <param name="Role">Nullable so that a body without it is refused rather than read as the first of the roles.</param>
    public sealed record ChangeUserRoleRequest(UserRole? Role);

    /// <param name="Reason">For staff; the user does not see it.</param>
    public sealed record LockUserRequest(string Reason);
}
