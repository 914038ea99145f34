using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StreamHub.Domain.ApiKeys;

/// <summary>Addresses that a key may be used from: one of IPv4 or IPv6, or a network in CIDR notation.</summary>
public sealed record AddressRange
{
    /// <summary>The longest text of an IPv6 network.</summary>
    public const int MaxLength = 43;

    private const int Ipv4Bits = 32;
    private const int Ipv6Bits = 128;

    private readonly IPNetwork _network;

    private AddressRange(IPNetwork network) => _network = network;

    /// <summary>
    /// Takes only what can't be misread: four decimal parts, no zone, no port, and no bits behind the network's own.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AddressRange? range)
    {
        range = null;
        var parts = (text ?? string.Empty).Split('/');
        if (parts.Length > 2 || !TryParseAddress(parts[0], out var address))
        {
            return false;
        }

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? Ipv4Bits : Ipv6Bits;
        var length = bits;
        if (parts.Length == 2 && !TryParseLength(parts[1], bits, out length))
        {
            return false;
        }

        if (HasBitsBehind(address, length))
        {
            return false;
        }

        range = new AddressRange(new IPNetwork(address, length));
        return true;
    }

    /// <summary>Whether a caller from the address is let in by ranges of which none means everywhere.</summary>
    /// <param name="address">As the server sees it; <c>null</c> when it does not.</param>
    public static bool Allow(IReadOnlyList<AddressRange> ranges, string? address) =>
        ranges.Count == 0
        || (IPAddress.TryParse(address, out var parsed) && ranges.Any(range => range.Contains(parsed)));

    public override string ToString() =>
        _network.PrefixLength
        == (_network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? Ipv4Bits : Ipv6Bits)
            ? _network.BaseAddress.ToString()
            : _network.ToString();

    private bool Contains(IPAddress address) =>
        _network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    // The platform also reads 127.1, 0x7f000001, [::1]:80 and fe80::1%eth0.
    private static bool TryParseAddress(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address)
        && (
            address.AddressFamily == AddressFamily.InterNetwork
                ? address.ToString() == text
                : !address.IsIPv4MappedToIPv6 && text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
        );

    private static bool TryParseLength(string text, int bits, out int length) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length)
        && length <= bits
        && length.ToString(CultureInfo.InvariantCulture) == text;

    private static bool HasBitsBehind(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            if ((bytes[bit / 8] & (0x80 >> (bit % 8))) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
