using System.Text.Json;
using Shouldly;
using Xunit;

namespace StreamHub.IntegrationTests.Hosting;

/// <summary>What the runtime is told by the file beside the server; a misspelt property of the project says nothing.</summary>
public sealed class RuntimeSettingsTests
{
    [Fact]
    public void The_server_has_one_heap()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "StreamHub.WebApi.runtimeconfig.json");
        using var document = JsonDocument.Parse(File.ReadAllText(file));

        document
            .RootElement.GetProperty("runtimeOptions")
            .GetProperty("configProperties")
            .GetProperty("System.GC.Server")
            .GetBoolean()
            .ShouldBeFalse();
    }
}
