using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Features.Operations;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

public sealed class HealthModule : IOperationalModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health")
            .WithTags("Health")
            .Unlimited("A flood must not make a load balancer blind.");
        health.MapGet("/", GetHealth).Named(nameof(GetHealth)).Open();
        health.MapGet("/live", GetLiveness).Named(nameof(GetLiveness)).Open();
        health.MapGet("/ready", GetReadiness).Named(nameof(GetReadiness), 503).Open();
    }

    /// <summary>How the installation and what it depends on are doing.</summary>
    public static async Task<Results<Ok<HealthResponse>, ProblemHttpResult>> GetHealth(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetHealth(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The process runs; restart it when this does not answer.</summary>
    public static Ok<LivenessResponse> GetLiveness() => TypedResults.Ok(new LivenessResponse("live"));

    /// <summary>The process can serve; send it no requests while this says 503.</summary>
    public static async Task<Results<Ok<HealthResponse>, ProblemHttpResult>> GetReadiness(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetReadiness(), cancellationToken);
        return result.ToOk();
    }

    public sealed record LivenessResponse(string Status);
}
