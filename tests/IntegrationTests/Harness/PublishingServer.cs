using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A server whose platforms are on a stage.</summary>
public class PublishingServer(TestDatabases databases) : StreamHubServer(databases)
{
    public PlatformStage Stage { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>
        {
            ["Publishing:ReportInterval"] = "00:00:00.05",
            ["Publishing:UploadsAtOnce"] = "50",
            ["Publishing:UploadsPerDay:Youtube"] = "100000",
            ["Messaging:Concurrency"] = "32",
        };

    protected override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IChannelPublishers>(Stage);
        services.AddSingleton<IAssetSource>(Stage);
    }
}
