using StreamHub.Domain.Common;

namespace StreamHub.Domain.Channels;

/// <summary>Where a channel that is connected by hand is found: a page of its platform, or a feed anywhere.</summary>
public sealed record ChannelAddress
{
    public const int MaxLength = 500;

    private ChannelAddress(Uri value) => Value = value;

    public Uri Value { get; }

    /// <summary>Looks at the address alone: whoever fetches it has to look at what its name resolves to.</summary>
    public static Result<ChannelAddress> Of(PlatformProfile platform, Uri address)
    {
        if (!IsPublicPage(address) || !IsOf(platform, address))
        {
            return ChannelErrors.AddressInvalid(platform.AddressHosts);
        }

        // The same page is the same channel, however its address was typed.
        var plain = new UriBuilder(address) { Fragment = string.Empty, Port = -1 }.Uri;
        return plain.AbsoluteUri.Length <= MaxLength
            ? new ChannelAddress(plain)
            : ChannelErrors.AddressInvalid(platform.AddressHosts);
    }

    public override string ToString() => Value.AbsoluteUri;

    // Names with other digits and dots than ASCII's may stand for an address of our own network.
    private static bool IsPublicPage(Uri address) =>
        address is { IsAbsoluteUri: true, HostNameType: UriHostNameType.Dns, UserInfo.Length: 0, IsDefaultPort: true }
        && address.Scheme == Uri.UriSchemeHttps
        && address.OriginalString.Length <= MaxLength
        && IsPublicName(address.Host);

    private static bool IsPublicName(string host) =>
        host.All(char.IsAscii)
        && host.Contains('.', StringComparison.Ordinal)
        && !host.EndsWith('.')
        && !host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        && !host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        && !host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(PlatformProfile platform, Uri address) =>
        platform.AddressHosts.Count == 0
        || (
            platform.AddressHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
            && address.AbsolutePath.Length > 1
        );
}
