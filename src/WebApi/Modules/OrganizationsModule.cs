using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Organizations;
using StreamHub.Domain.Organizations;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

/// <summary>Organizations and their members. What lies below an organization's path acts for that organization.</summary>
public sealed class OrganizationsModule : IEndpointModule
{
    private const string Path = "/api/v1/organizations";
    private const string OneMember = "/members/{userId:guid}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var organizations = app.MapGroup(Path).WithTags("Organizations");
        organizations
            .MapPost("/", CreateOrganization)
            .Named(nameof(CreateOrganization), 400)
            .RequirePermission(Permissions.MembershipsWrite)
            .Idempotent();
        organizations
            .MapGet("/", ListOrganizations)
            .Named(nameof(ListOrganizations), 400)
            .RequirePermission(Permissions.ProfileRead);

        var one = organizations.MapGroup($"/{{{ActingOrganization.RouteValue}:guid}}").ActsForItsPath();
        one.MapGet("/", GetOrganization)
            .Named(nameof(GetOrganization), 404)
            .RequirePermission(Permissions.OrganizationRead);
        one.MapPatch("/", RenameOrganization)
            .Named(nameof(RenameOrganization), 400, 404, 409)
            .RequirePermission(Permissions.OrganizationWrite);
        one.MapDelete("/", DeleteOrganization)
            .Named(nameof(DeleteOrganization), 404, 409)
            .RequirePermission(Permissions.OrganizationOwn);
        one.MapPost("/leave", LeaveOrganization)
            .Named(nameof(LeaveOrganization), 404, 409)
            .RequirePermission(Permissions.MembershipsWrite);
        one.MapPost("/transfer", TransferOwnership)
            .Named(nameof(TransferOwnership), 400, 404, 409)
            .RequirePermission(Permissions.OrganizationOwn);
        one.MapGet("/members", ListMembers)
            .Named(nameof(ListMembers), 400, 404)
            .RequirePermission(Permissions.OrganizationRead);
        one.MapPatch(OneMember, ChangeMemberRole)
            .Named(nameof(ChangeMemberRole), 400, 404, 409)
            .RequirePermission(Permissions.OrganizationWrite);
        one.MapDelete(OneMember, RemoveMember)
            .Named(nameof(RemoveMember), 404, 409)
            .RequirePermission(Permissions.OrganizationWrite);
    }

    /// <summary>Founds an organization, which the caller owns.</summary>
    public static async Task<Results<Created<OrganizationResponse>, ProblemHttpResult>> CreateOrganization(
        CreateOrganizationRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new CreateOrganization(body.Name), cancellationToken);
        return result.ToCreated(organization => $"{Path}/{organization.Id}");
    }

    /// <summary>The organizations that the caller has a place in, newest first.</summary>
    public static async Task<Results<Ok<Page<OrganizationResponse>>, ProblemHttpResult>> ListOrganizations(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListOrganizations(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One organization, and the caller's role in it.</summary>
    public static async Task<Results<Ok<OrganizationResponse>, ProblemHttpResult>> GetOrganization(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetOrganization(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Renames it.</summary>
    public static async Task<Results<Ok<OrganizationResponse>, ProblemHttpResult>> RenameOrganization(
        RenameOrganizationRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RenameOrganization(body.Name), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Ends it for all its members. Refused while a subscription runs; what it owns is kept, and played to nobody.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteOrganization(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeleteOrganization(), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Gives up the caller's own place in it.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> LeaveOrganization(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new LeaveOrganization(), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Makes another member an owner in the caller's place, who stays as an admin.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> TransferOwnership(
        TransferOwnershipRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new TransferOwnership(body.UserId), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Its members, those who joined last first.</summary>
    public static async Task<Results<Ok<Page<MemberResponse>>, ProblemHttpResult>> ListMembers(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListMembers(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Gives a member another role. Only an owner makes owners, and changes them.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeMemberRole(
        Guid userId,
        ChangeMemberRoleRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ChangeMemberRole(userId, body.Role), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Takes a member's place, who loses access with the next request.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> RemoveMember(
        Guid userId,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RemoveMember(userId), cancellationToken);
        return result.ToNoContent();
    }

    public sealed record CreateOrganizationRequest(string Name);

    public sealed record RenameOrganizationRequest(string Name);

    /// <param name="UserId">A member of the organization.</param>
    public sealed record TransferOwnershipRequest(Guid UserId);

    /// <param name="Role"><c>owner</c>, <c>admin</c> or <c>member</c>.</param>
    public sealed record ChangeMemberRoleRequest(OrganizationRole? Role);
}
