using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Modules;

/// <summary>What is on record of billing: for the organization, and for staff.</summary>
public sealed class BillingRecordsModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var billing = app.MapGroup("/api/v1/billing").WithTags("Billing");
        billing
            .MapGet("/reversals", ListReversals)
            .Named(nameof(ListReversals), 400)
            .RequirePermission(Permissions.BillingRead);
        var admin = app.MapGroup("/api/v1/admin/billing").WithTags("Admin");
        admin
            .MapGet("/reconciliations", ListReconciliations)
            .Named(nameof(ListReconciliations), 400)
            .RequirePermission(Permissions.AuditRead);
        admin
            .MapGet("/reversals", ListAllReversals)
            .Named(nameof(ListAllReversals), 400)
            .RequirePermission(Permissions.AuditRead);
    }

    /// <summary>The refunds and disputes of the organization's payments, newest first.</summary>
    public static async Task<Results<Ok<Page<ReversalResponse>>, ProblemHttpResult>> ListReversals(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListReversals(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The refunds and disputes of everybody's payments, or of one organization's, newest first.</summary>
    public static async Task<Results<Ok<Page<StaffReversalResponse>>, ProblemHttpResult>> ListAllReversals(
        Guid? organizationId,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListAllReversals(organizationId, limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>What comparisons of our subscriptions with the payment vendor's came to, newest first.</summary>
    public static async Task<Results<Ok<Page<ReconciliationResponse>>, ProblemHttpResult>> ListReconciliations(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListReconciliations(limit, cursor), cancellationToken);
        return result.ToOk();
    }
}
