using Microsoft.Extensions.Options;

namespace StreamHub.WebApi.Hosting;

/// <summary>The country that a known proxy says a request comes from, as it says it; no request of others has one.</summary>
internal sealed record ClientCountry(string Code)
{
    public static string? Of(HttpContext context) => context.Features.Get<ClientCountry>()?.Code;

    /// <summary>Has to come before the proxies' headers are taken over: then nobody knows any more who really sent.</summary>
    public static void TakeFromKnownProxies(IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (proxies.CountryHeader is not { Length: > 0 } header)
        {
            return;
        }

        app.Use(
            (context, next) =>
            {
                if (
                    context.Connection.RemoteIpAddress is { } peer
                    && proxies.Knows(peer)
                    && context.Request.Headers[header] is [{ } code]
                )
                {
                    context.Features.Set(new ClientCountry(code));
                }

                return next(context);
            }
        );
    }
}
