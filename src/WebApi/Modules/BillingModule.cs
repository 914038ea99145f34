using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.Domain.Billing;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

public sealed class BillingModule : IEndpointModule
{
    private const string PlanPath = "/api/v1/billing/plan";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var billing = app.MapGroup("/api/v1/billing").WithTags("Billing");
        billing.MapGet("/plans", ListPlans).Named(nameof(ListPlans)).Open();
        billing
            .MapGet("/plan", GetCurrentPlan)
            .Named(nameof(GetCurrentPlan))
            .RequirePermission(Permissions.BillingRead);
        billing
            .MapPost("/checkout", StartCheckout)
            .Named(nameof(StartCheckout), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.BillingWrite)
            .Idempotent();
    }

    /// <summary>The plans on offer, from the smallest to the largest.</summary>
    public static async Task<Results<Ok<PlanList>, ProblemHttpResult>> ListPlans(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListPlans(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The plan that the organization holds now.</summary>
    public static async Task<Results<Ok<CurrentPlanResponse>, ProblemHttpResult>> GetCurrentPlan(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetCurrentPlan(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>
    /// Opens a page at the payment vendor where the organization buys a plan; asked for the same again, answers with the
    /// page that is open already.
    /// </summary>
    public static async Task<Results<Created<CheckoutResponse>, ProblemHttpResult>> StartCheckout(
        StartCheckoutRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new StartCheckout(
            body.Plan,
            body.Interval,
            body.SuccessUrl,
            body.CancelUrl,
            body.PromotionCode,
            body.TrialWithoutCard
        );
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToCreated(_ => PlanPath);
    }

    /// <param name="Plan">The plan's code.</param>
    /// <param name="Interval"><c>month</c> (the default) or <c>year</c>.</param>
    /// <param name="SuccessUrl">Where the customer goes after paying; on an origin that the installation allows.</param>
    /// <param name="PromotionCode">Without one, a code can be typed on the page.</param>
    /// <param name="TrialWithoutCard">Begins a trial without a card; refused where the organization can't have a trial.</param>
    public sealed record StartCheckoutRequest(
        string Plan,
        BillingInterval? Interval = null,
        Uri? SuccessUrl = null,
        Uri? CancelUrl = null,
        string? PromotionCode = null,
        bool TrialWithoutCard = false
    );
}
