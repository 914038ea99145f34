using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace StreamHub.Infrastructure.Fetching;

/// <summary>The address is none that users may have us connect to.</summary>
internal sealed class ForbiddenAddressException()
    : HttpRequestException("The host's address is not in the open internet.");

/// <summary>
/// Connects to hosts that users named: looked up once, judged, and connected to what was judged, so that neither an odd
/// spelling nor a name that changes its address in between gets past it.
/// </summary>
internal sealed class GuardedConnector(IHostResolver resolver, IOptions<FetchingOptions> options)
{
    /// <summary>Makes the handler for clients of such hosts. It follows nothing, keeps nothing and unpacks nothing.</summary>
    public SocketsHttpHandler CreateHandler() =>
        new()
        {
            ConnectCallback = ConnectAsync,
            ConnectTimeout = options.Value.ConnectTimeout,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 0,
            // Nobody outside learns by what we trace.
            ActivityHeadersPropagator = null,
        };

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var addresses = await resolver.ResolveAsync(context.DnsEndPoint.Host, cancellationToken);

        // All of them: a name that has a public and an inner address is not there by chance.
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, IsAllowed))
        {
            throw new ForbiddenAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(IPAddress address) =>
        PublicAddresses.IsPublic(address)
        || (
            options.Value.AllowLoopback
            && (address.Equals(IPAddress.Loopback) || address.Equals(IPAddress.IPv6Loopback))
        );
}
