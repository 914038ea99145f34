using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.RateLimiting;

internal static class RateLimitingRegistration
{
    private const string PerAddress = "per-address";
    private const string MailsPerAddress = "mails-per-address";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RateLimitOptions>(configuration.GetSection(RateLimitOptions.Section));
        return services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(PerAddress, context => Limit(context, options => options.CredentialsPerMinute));
            limiter.AddPolicy(MailsPerAddress, context => Limit(context, options => options.MailsPerMinute));
            limiter.OnRejected = RejectAsync;
        });
    }

    public static RouteHandlerBuilder LimitPerAddress(this RouteHandlerBuilder endpoint) =>
        endpoint.RequireRateLimiting(PerAddress);

    public static RouteHandlerBuilder LimitMailsPerAddress(this RouteHandlerBuilder endpoint) =>
        endpoint.RequireRateLimiting(MailsPerAddress);

    private static RateLimitPartition<string> Limit(HttpContext context, Func<RateLimitOptions, int> perMinute)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        return RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute(options), Window = Window }
        );
    }

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var delay) ? delay : Window;
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Problems
            .Of(StatusCodes.Status429TooManyRequests, "rate_limited", "Too many requests. Wait, then try again.")
            .ExecuteAsync(context.HttpContext);
    }
}
