using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Overview;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Modules;

public sealed class MetricsModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/metrics/overview", GetOverview)
            .WithTags("Metrics")
            .Named(nameof(GetOverview))
            .RequirePermission(Permissions.VideosRead);

    /// <summary>What the organization has used and what is going on, at a glance.</summary>
    public static async Task<Results<Ok<OverviewResponse>, ProblemHttpResult>> GetOverview(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetOverview(), cancellationToken);
        return result.ToOk();
    }
}
