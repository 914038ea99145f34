using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace StreamHub.WebApi.Hosting;

/// <summary>The reverse proxies in front of us: whom we believe where a request really came from.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>), none by default.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>The header in which the proxies tell a client's country (<c>CF-IPCountry</c>); absent, no country is known.</summary>
    public string? CountryHeader { get; init; }

    internal bool IsReadable => Known.All(text => Parse(text) is not null);

    internal IEnumerable<IPNetwork> Networks => Known.Select(Parse).OfType<IPNetwork>();

    private static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;
    }
}

internal static class ForwardingRegistration
{
    public static IServiceCollection AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<ProxyOptions>()
            .Bind(configuration.GetSection(ProxyOptions.Section))
            .Validate(
                options => options.IsReadable,
                $"{ProxyOptions.Section}:Known has an entry that is neither an address nor a network."
            )
            .ValidateOnStart();
        services
            .AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<ProxyOptions>>(
                (forwarding, proxies) =>
                {
                    forwarding.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                    forwarding.ForwardLimit = null;
                    forwarding.KnownProxies.Clear();
                    forwarding.KnownIPNetworks.Clear();
                    foreach (var network in proxies.Value.Networks)
                    {
                        forwarding.KnownIPNetworks.Add(network);
                    }
                }
            );
        return services;
    }

    /// <summary>Takes the client's address from the headers of known proxies only, as far back as each hop is known.</summary>
    public static void UseKnownProxies(this IApplicationBuilder app)
    {
        // The framework reads an empty list as "trust everybody".
        if (app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value.Known.Count > 0)
        {
            ClientCountry.TakeFromKnownProxies(app);
            app.UseForwardedHeaders();
        }
    }
}
