using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Features.WebhookEndpoints;

/// <summary>A server that sends webhooks at once, to this machine too.</summary>
public sealed class WebhookServer(TestDatabases databases) : StreamHubServer(databases)
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>
        {
            ["Webhooks:AllowHttp"] = "true",
            ["Webhooks:PollInterval"] = "00:00:00.02",
            ["Webhooks:Timeout"] = "00:00:20",
        };
}
