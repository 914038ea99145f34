using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Promotions;
using StreamHub.Domain.Billing;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

/// <summary>The codes that customers buy with for less, as staff sees and makes them.</summary>
public sealed class AdminPromotionsModule : IEndpointModule
{
    private const string Path = "/api/v1/admin/promotions";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var promotions = app.MapGroup(Path).WithTags("Admin");
        promotions
            .MapGet("", ListPromotions)
            .Named(nameof(ListPromotions), 400, 502, 503)
            .RequirePermission(Permissions.PlansRead);
        promotions
            .MapPost("", CreatePromotion)
            .Named(nameof(CreatePromotion), 400, 409, 502, 503)
            .RequirePermission(Permissions.PlansWrite)
            .Idempotent();
        promotions
            .MapPost("/{code}/deactivate", DeactivatePromotion)
            .Named(nameof(DeactivatePromotion), 400, 404, 502, 503)
            .RequirePermission(Permissions.PlansWrite);
    }

    /// <summary>All codes, newest first.</summary>
    public static async Task<Results<Ok<Page<AdminPromotion>>, ProblemHttpResult>> ListPromotions(
        bool? active,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListPromotions(active, limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Makes a code. What it gives stays as it is; only its end can be brought forward.</summary>
    public static async Task<Results<Created<AdminPromotion>, ProblemHttpResult>> CreatePromotion(
        CreatePromotionRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var terms = new PromotionTerms(
            body.Code,
            body.PercentOff,
            body.AmountOff,
            body.Currency,
            body.Duration,
            body.Months,
            body.MaxRedemptions,
            body.ExpiresAt,
            body.FirstTimeOnly
        );
        var result = await dispatcher.Send(new CreatePromotion(terms), cancellationToken);
        return result.ToCreated(_ => Path);
    }

    /// <summary>Takes a code from those who have not bought with it yet; who has, keeps what it gives.</summary>
    public static async Task<Results<Ok<AdminPromotion>, ProblemHttpResult>> DeactivatePromotion(
        string code,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeactivatePromotion(code), cancellationToken);
        return result.ToOk();
    }

    /// <param name="PercentOff">1 to 100; or <paramref name="AmountOff"/>.</param>
    /// <param name="AmountOff">In minor units of <paramref name="Currency"/>.</param>
    /// <param name="Currency">ISO 4217 code in lower case; only with an amount.</param>
    /// <param name="Duration"><c>once</c>, <c>repeating</c> or <c>forever</c>.</param>
    /// <param name="Months">How long a repeating one lasts.</param>
    /// <param name="MaxRedemptions">By how many it can be used.</param>
    /// <param name="FirstTimeOnly">Only for who has never paid.</param>
    public sealed record CreatePromotionRequest(
        string Code,
        PromotionDuration Duration,
        int? PercentOff = null,
        long? AmountOff = null,
        string? Currency = null,
        int? Months = null,
        int? MaxRedemptions = null,
        DateTimeOffset? ExpiresAt = null,
        bool FirstTimeOnly = false
    );
}
