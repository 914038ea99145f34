using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamHub.Application.Ports;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Features.Feeds;

/// <summary>A server with files to make episodes of, short pages, and a hub to tell.</summary>
public sealed class FeedServer(TestDatabases databases) : StreamHubServer(databases)
{
    public const int PageSize = 3;

    public StandInAssets Assets { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Feeds:PageSize"] = $"{PageSize}",
            ["Feeds:HubUrl"] = new Uri(Sandbox.Address, "websub/").AbsoluteUri,
        };

    protected override void AddServices(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IAssetSource>(Assets));
}
