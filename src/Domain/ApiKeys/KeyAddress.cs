using System.Net;
using System.Net.Sockets;

namespace StreamHub.Domain.ApiKeys;

/// <summary>Remembers that a key has been used from somewhere, so that only the first use from there is news.</summary>
public sealed class KeyAddress
{
    public const int PlaceMaxLength = 49;

    private const int PrefixBytes = 8;

    private KeyAddress(Guid keyId, string place, DateTimeOffset firstUsedAt)
    {
        KeyId = keyId;
        Place = place;
        FirstUsedAt = firstUsedAt;
    }

    public Guid KeyId { get; private set; }

    public string Place { get; private set; }

    public DateTimeOffset FirstUsedAt { get; private set; }

    public static KeyAddress Of(Guid keyId, string place, DateTimeOffset now) => new(keyId, place, now);

    /// <summary>The address itself; of IPv6 its /64, because one machine goes by many addresses of one.</summary>
    public static string PlaceOf(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = parsed.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
