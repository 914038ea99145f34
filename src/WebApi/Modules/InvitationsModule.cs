using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Organizations;
using StreamHub.Domain.Organizations;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

/// <summary>Invitations: an organization makes them below its path, the invited person answers them beside it.</summary>
public sealed class InvitationsModule : IEndpointModule
{
    private const string Organizations = "/api/v1/organizations";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var made = app.MapGroup($"{Organizations}/{{{ActingOrganization.RouteValue}:guid}}/invitations")
            .WithTags("Invitations")
            .ActsForItsPath();
        made.MapPost("/", InviteMember)
            .Named(nameof(InviteMember), 400, 404, 409)
            .RequirePermission(Permissions.OrganizationWrite)
            .LimitPerAddress(AddressLimit.Mails)
            .Idempotent();
        made.MapGet("/", ListInvitations)
            .Named(nameof(ListInvitations), 400, 404)
            .RequirePermission(Permissions.OrganizationWrite);
        made.MapDelete("/{invitationId:guid}", RevokeInvitation)
            .Named(nameof(RevokeInvitation), 404, 409)
            .RequirePermission(Permissions.OrganizationWrite);

        var received = app.MapGroup("/api/v1/invitations").WithTags("Invitations");
        received
            .MapGet("/", ListReceivedInvitations)
            .Named(nameof(ListReceivedInvitations), 400)
            .RequirePermission(Permissions.ProfileRead);
        received
            .MapPost("/preview", PreviewInvitation)
            .Named(nameof(PreviewInvitation), 400)
            .Open()
            .LimitPerAddress(AddressLimit.Credentials);
        received
            .MapPost("/accept", AcceptInvitation)
            .Named(nameof(AcceptInvitation), 400, 409)
            .RequirePermission(Permissions.MembershipsWrite)
            .Idempotent();
        received
            .MapPost("/decline", DeclineInvitation)
            .Named(nameof(DeclineInvitation), 400, 409)
            .RequirePermission(Permissions.MembershipsWrite);
    }

    /// <summary>Mails an invitation. One that is open for the same address is replaced, and its link leads nowhere.</summary>
    public static async Task<Results<Created<InvitationResponse>, ProblemHttpResult>> InviteMember(
        InviteMemberRequest body,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new InviteMember(body.Email, body.Role), cancellationToken);
        return result.ToCreated(_ => request.Path);
    }

    /// <summary>The organization's unanswered invitations, newest first; expired ones stay until they are renewed or revoked.</summary>
    public static async Task<Results<Ok<Page<InvitationResponse>>, ProblemHttpResult>> ListInvitations(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListInvitations(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Takes an invitation back.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> RevokeInvitation(
        Guid invitationId,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RevokeInvitation(invitationId), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>The invitations to the caller's own address, once it is confirmed.</summary>
    public static async Task<Results<Ok<Page<ReceivedInvitation>>, ProblemHttpResult>> ListReceivedInvitations(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListReceivedInvitations(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>What the mailed link offers. Changes nothing.</summary>
    public static async Task<Results<Ok<ReceivedInvitation>, ProblemHttpResult>> PreviewInvitation(
        InvitationTokenRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new PreviewInvitation(body.Token), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Joins the organization. Only for an account with the invited address, confirmed.</summary>
    public static async Task<Results<Ok<OrganizationResponse>, ProblemHttpResult>> AcceptInvitation(
        InvitationTokenRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new AcceptInvitation(body.Token), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Refuses the invitation.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeclineInvitation(
        InvitationTokenRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeclineInvitation(body.Token), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="Role"><c>admin</c> or <c>member</c> (the default).</param>
    public sealed record InviteMemberRequest(string Email, OrganizationRole? Role = null);

    /// <param name="Token">From the mailed link.</param>
    public sealed record InvitationTokenRequest(string Token);
}
