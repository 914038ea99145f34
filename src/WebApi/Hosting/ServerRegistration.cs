using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StreamHub.WebApi.Hosting;

internal static class ServerRegistration
{
    /// <summary>For the largest that any route takes; most take less.</summary>
    private const long MaxBodyBytes = 1024 * 1024;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Bounds on what a client may send, and how slowly; files come this way only where they are kept on this machine.</summary>
    public static void ConfigureServer(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
    }
}
