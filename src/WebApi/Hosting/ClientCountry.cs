using System.Net;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

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

        var known = proxies.Networks.ToArray();
        app.Use(
            (context, next) =>
            {
                if (
                    context.Connection.RemoteIpAddress is { } peer
                    && IsOneOf(known, peer)
                    && context.Request.Headers[header] is [{ } code]
                )
                {
                    context.Features.Set(new ClientCountry(code));
                }

                return next(context);
            }
        );
    }

    private static bool IsOneOf(IPNetwork[] networks, IPAddress peer)
    {
        var address = peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer;
        return Array.Exists(networks, network => network.Contains(address));
    }
}
