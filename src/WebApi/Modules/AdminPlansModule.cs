using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Admin;
using StreamHub.Domain.Plans;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

/// <summary>The plans as staff sees and changes them.</summary>
public sealed class AdminPlansModule : IEndpointModule
{
    private const string Path = "/api/v1/admin/plans";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var plans = app.MapGroup(Path).WithTags("Admin");
        plans.MapGet("", ListAllPlans).Named(nameof(ListAllPlans)).RequirePermission(Permissions.PlansRead);
        plans.MapGet("/{code}", GetPlan).Named(nameof(GetPlan), 400, 404).RequirePermission(Permissions.PlansRead);
        plans
            .MapPost("", CreatePlan)
            .Named(nameof(CreatePlan), 400, 409)
            .RequirePermission(Permissions.PlansWrite)
            .Idempotent();
        plans
            .MapPut("/{code}", EditPlan)
            .Named(nameof(EditPlan), 400, 404, 409)
            .RequirePermission(Permissions.PlansWrite);
    }

    /// <summary>All plans, those that are not on sale too.</summary>
    public static async Task<Results<Ok<AdminPlanList>, ProblemHttpResult>> ListAllPlans(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListAllPlans(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One plan.</summary>
    public static async Task<Results<Ok<AdminPlan>, ProblemHttpResult>> GetPlan(
        string code,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetPlan(code), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Adds a plan. Its code stays its code for ever.</summary>
    public static async Task<Results<Created<AdminPlan>, ProblemHttpResult>> CreatePlan(
        CreatePlanRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var prices = new PlanPrices(body.Currency, body.MonthlyAmount, body.YearlyAmount);
        var terms = new PlanTerms(body.Name, body.Rank, body.OnSale, prices, body.Limits);
        var result = await dispatcher.Send(new CreatePlan(body.Code, terms), cancellationToken);
        return result.ToCreated(plan => $"{Path}/{plan.Code}");
    }

    /// <summary>
    /// Changes a plan. Limits count from the next request on, for who has the plan too; prices for whoever buys it
    /// afterwards.
    /// </summary>
    public static async Task<Results<Ok<AdminPlan>, ProblemHttpResult>> EditPlan(
        string code,
        EditPlanRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var prices = new PlanPrices(body.Currency, body.MonthlyAmount, body.YearlyAmount);
        var terms = new PlanTerms(body.Name, body.Rank, body.OnSale, prices, body.Limits);
        var result = await dispatcher.Send(new EditPlan(code, body.Version, terms), cancellationToken);
        return result.ToOk();
    }

    /// <param name="Rank">The order of the plans; a higher one includes all that a lower one has.</param>
    /// <param name="OnSale">Whether it can be had; who has it keeps it when it is withdrawn.</param>
    /// <param name="Currency">ISO 4217 code in lower case.</param>
    /// <param name="MonthlyAmount">In minor units of the currency.</param>
    /// <param name="YearlyAmount">In minor units of the currency.</param>
    /// <param name="Limits">All of them; <c>null</c> is without limit.</param>
    public sealed record CreatePlanRequest(
        string Code,
        string Name,
        int Rank,
        bool OnSale,
        string Currency,
        long MonthlyAmount,
        long YearlyAmount,
        PlanLimits Limits
    );

    /// <param name="Version">As it was read.</param>
    /// <param name="Rank">The order of the plans; a higher one includes all that a lower one has.</param>
    /// <param name="OnSale">Whether it can be had; who has it keeps it when it is withdrawn.</param>
    /// <param name="Currency">ISO 4217 code in lower case.</param>
    /// <param name="MonthlyAmount">In minor units of the currency.</param>
    /// <param name="YearlyAmount">In minor units of the currency.</param>
    /// <param name="Limits">All of them; <c>null</c> is without limit.</param>
    public sealed record EditPlanRequest(
        long Version,
        string Name,
        int Rank,
        bool OnSale,
        string Currency,
        long MonthlyAmount,
        long YearlyAmount,
        PlanLimits Limits
    );
}
