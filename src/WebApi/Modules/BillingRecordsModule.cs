using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Modules;

/// <summary>What staff sees of billing.</summary>
public sealed class BillingRecordsModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var billing = app.MapGroup("/api/v1/admin/billing").WithTags("Admin");
        billing
            .MapGet("/reconciliations", ListReconciliations)
            .Named(nameof(ListReconciliations), 400)
            .RequirePermission(Permissions.AuditRead);
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
