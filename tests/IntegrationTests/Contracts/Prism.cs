using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Starts Prism, which judges requests by a vendor's description of its API.</summary>
public static class Prism
{
    // Without --errors: with it Prism also fails its own answers, where the description's examples break its schemas.
    public static Task<NodeService> StartAsync(string vendor, string document) =>
        NodeService.StartAsync(
            "Prism is listening",
            port =>
                [
                    NodeTools.PathOf("node_modules", "@stoplight", "prism-cli", "dist", "index.js"),
                    "mock",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    $"{port}",
                    VendorContracts.PathOf(vendor, document),
                ]
        );
}
