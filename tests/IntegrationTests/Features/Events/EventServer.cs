using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Features.Events;

/// <summary>A server that looks at its connections often, so that tests need not wait long.</summary>
public sealed class EventServer(TestDatabases databases) : StreamHubServer(databases)
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Events:Heartbeat"] = "00:00:00.2" };
}
