using System.Net;
using System.Net.Sockets;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Audit;

/// <summary>Where a request came from, as far as the server can see.</summary>
public sealed record ClientOrigin
{
    /// <summary>The longest text of an IPv6 address with an IPv4 tail (RFC 4291).</summary>
    public const int AddressMaxLength = 45;

    public const int DeviceMaxLength = 300;

    private const int NetworkBytes = 8;

    public static readonly ClientOrigin None = new(null, null);

    public ClientOrigin(string? address, string? device)
    {
        Address = address?.Shorten(AddressMaxLength);
        Device = string.IsNullOrWhiteSpace(device) ? null : device.Shorten(DeviceMaxLength);
    }

    public string? Address { get; }

    /// <summary>The address; of IPv6 its /64, because one machine goes by many addresses of one.</summary>
    public string? Network
    {
        get
        {
            if (!IPAddress.TryParse(Address, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
            {
                return Address;
            }

            var bytes = parsed.GetAddressBytes();
            bytes.AsSpan(NetworkBytes).Clear();
            return $"{new IPAddress(bytes)}/64";
        }
    }

    /// <summary>The client's own name of itself: the User-Agent.</summary>
    public string? Device { get; }
}
