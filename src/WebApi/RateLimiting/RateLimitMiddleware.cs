using System.Globalization;
using StreamHub.Application.Common.Security;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.RateLimiting;

/// <summary>
/// Counts each request against the limit of its caller's plan, or of its address, and tells how much is left by the
/// fields of draft-ietf-httpapi-ratelimit-headers.
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, TokenBuckets buckets, RateLimits limits)
{
    public const string PolicyHeader = "RateLimit-Policy";
    public const string StateHeader = "RateLimit";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext context, ICallerContext caller, IOriginContext origin)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata is null || metadata.GetMetadata<UnlimitedMetadata>() is not null)
        {
            await next(context);
            return;
        }

        var limit = metadata.GetMetadata<AddressLimitMetadata>() is { } byAddress
            ? limits.OfAddress(byAddress.Limit, origin.Current)
            : await limits.OfCallerAsync(caller.Current, origin.Current, context.RequestAborted);
        var take = buckets.Take(limit.Key, limit.PerMinute, Window);
        Tell(context.Response, limit, take);
        await (take.IsTaken ? next(context) : RefuseAsync(context, limit, take));
    }

    private static void Tell(HttpResponse response, RateLimit limit, TokenTake take)
    {
        response.Headers[PolicyHeader] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{limit.Policy}\";q={limit.PerMinute};w={(int)Window.TotalSeconds}"
        );
        response.Headers[StateHeader] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{limit.Policy}\";r={take.Remaining};t={Seconds(take.Wait)}"
        );
    }

    private static Task RefuseAsync(HttpContext context, RateLimit limit, TokenTake take)
    {
        var seconds = Seconds(take.Wait);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems
            .Of(
                StatusCodes.Status429TooManyRequests,
                "rate_limited",
                "Too many requests. Wait, then try again.",
                new Dictionary<string, object?>
                {
                    ["policy"] = limit.Policy,
                    ["requestsPerMinute"] = limit.PerMinute,
                    ["retryAfterSeconds"] = seconds,
                }
            )
            .ExecuteAsync(context);
    }

    private static int Seconds(TimeSpan wait) => (int)Math.Ceiling(wait.TotalSeconds);
}

internal static class RateLimitRegistration
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<RateLimitOptions>()
            .Bind(configuration.GetSection(RateLimitOptions.Section))
            .Validate(options => options.IsPositive, $"{RateLimitOptions.Section}: every limit must be at least 1.")
            .ValidateOnStart();
        return services.AddSingleton<TokenBuckets>().AddSingleton<RateLimits>();
    }
}
