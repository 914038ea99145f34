using StreamHub.VendorSandbox.Faults;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A vendor in trouble for as long as this is not disposed.</summary>
public sealed class VendorOutage : IDisposable
{
    private readonly StreamHubServer _server;
    private readonly string _vendor;

    private VendorOutage(StreamHubServer server, string vendor, Fault fault)
    {
        _server = server;
        _vendor = vendor;
        server.Sandbox.Faults.Set(vendor, fault);
    }

    public static VendorOutage Of(StreamHubServer server, string vendor, Fault fault) => new(server, vendor, fault);

    /// <summary>It answers 503 to everything, or to what has that path.</summary>
    public static VendorOutage Down(StreamHubServer server, string vendor, string? path = null) =>
        new(
            server,
            vendor,
            new Fault
            {
                Kind = FaultKind.Status,
                Status = 503,
                Path = path,
            }
        );

    public void Dispose() => _server.Sandbox.Faults.Clear(_vendor);
}
