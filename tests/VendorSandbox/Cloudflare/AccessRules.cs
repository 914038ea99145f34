using System.Net;
using System.Text.Json.Nodes;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>The first rule that matches decides. A rule the sandbox does not understand refuses, never passes.</summary>
internal static class AccessRules
{
    /// <summary>What Cloudflare calls an address whose country nobody knows, as loopback's.</summary>
    private const string UnknownCountry = "XX";

    public static bool Admit(JsonArray? rules, IPAddress? viewer)
    {
        foreach (var rule in rules ?? [])
        {
            if (Matches(rule!, viewer) is not { } matches)
            {
                return false;
            }

            if (matches)
            {
                return rule!["action"]?.GetValue<string>() == "allow";
            }
        }

        return true;
    }

    private static bool? Matches(JsonNode rule, IPAddress? viewer) =>
        rule["type"]?.GetValue<string>() switch
        {
            "any" => true,
            "ip.src" => Texts(rule, "ip").Any(range => Contains(range, viewer)),
            "ip.geoip.country" => Texts(rule, "country").Contains(UnknownCountry),
            _ => null,
        };

    private static IEnumerable<string> Texts(JsonNode rule, string name) =>
        (rule[name] as JsonArray ?? []).Select(text => text!.GetValue<string>());

    private static bool Contains(string range, IPAddress? viewer)
    {
        if (viewer is null)
        {
            return false;
        }

        var address = viewer.IsIPv4MappedToIPv6 ? viewer.MapToIPv4() : viewer;
        return IPNetwork.TryParse(range, out var network)
            ? network.Contains(address)
            : IPAddress.TryParse(range, out var single) && single.Equals(address);
    }
}
