using System.Net;
using System.Net.Sockets;

namespace StreamHub.Infrastructure.Fetching;

/// <summary>
/// Which addresses lie in the open internet: those of one machine that anybody can reach (IANA's registries of special
/// purposes). Everything else may be something that only this server reaches.
/// </summary>
internal static class PublicAddresses
{
    private const int LastFourBytes = 12;

    private static readonly IPNetwork[] Reserved4 =
    [
        Network("0.0.0.0/8"),
        Network("10.0.0.0/8"),
        // Shared by the customers of a provider (CGNAT).
        Network("100.64.0.0/10"),
        Network("127.0.0.0/8"),
        // Link-local, where clouds answer with a machine's credentials.
        Network("169.254.0.0/16"),
        // A public form of address at which Azure answers each of its machines from within.
        Network("168.63.129.16/32"),
        Network("172.16.0.0/12"),
        Network("192.0.0.0/24"),
        Network("192.0.2.0/24"),
        Network("192.88.99.0/24"),
        Network("192.168.0.0/16"),
        Network("198.18.0.0/15"),
        Network("198.51.100.0/24"),
        Network("203.0.113.0/24"),
        // Multicast, what is kept for later, and broadcast.
        Network("224.0.0.0/3"),
    ];

    /// <summary>All that was ever given out; unique local, link-local, multicast and the rest lie outside.</summary>
    private static readonly IPNetwork Global6 = Network("2000::/3");

    private static readonly IPNetwork[] Reserved6 =
    [
        // IETF's own: Teredo, which hides an IPv4 address, benchmarks, ORCHIDs.
        Network("2001::/23"),
        Network("2001:db8::/32"),
        // 6to4 hides an IPv4 address.
        Network("2002::/16"),
        Network("3fff::/20"),
    ];

    /// <summary>A network that has no IPv4 of its own reaches all of it by these.</summary>
    private static readonly IPNetwork Nat64 = Network("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Array.Exists(Reserved4, network => network.Contains(address));
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        return Nat64.Contains(address)
            ? IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(LastFourBytes)))
            : Global6.Contains(address) && !Array.Exists(Reserved6, network => network.Contains(address));
    }

    private static IPNetwork Network(string text) => IPNetwork.Parse(text);
}
