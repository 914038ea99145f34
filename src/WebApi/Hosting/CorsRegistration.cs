using Microsoft.Net.Http.Headers;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Hosting;

internal static class CorsRegistration
{
    private const string OriginsSetting = "Cors:Origins";

    private static readonly string[] ReadableHeaders =
    [
        HeaderNames.Location,
        HeaderNames.RetryAfter,
        RateLimitMiddleware.PolicyHeader,
        RateLimitMiddleware.StateHeader,
        IdempotencyMiddleware.ReplayedHeader,
    ];

    /// <summary>Pages of other origins may call only when <c>Cors:Origins</c> names them.</summary>
    public static IServiceCollection AddConfiguredCors(this IServiceCollection services, IConfiguration configuration)
    {
        var origins = configuration.GetSection(OriginsSetting).Get<string[]>() ?? [];
        return services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy.WithOrigins(origins).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(ReadableHeaders)
            )
        );
    }
}
