using System.Text.Json;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Runs a script of <c>tests/node</c> to its end: input on stdin, JSON on stdout, a bounded time.</summary>
public static class NodeScript
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<JsonElement> RunAsync(string script, object input) =>
        RunAsync(script, JsonSerializer.Serialize(input, JsonSerializerOptions.Web));

    public static async Task<JsonElement> RunAsync(string script, string input)
    {
        NodeTools.SkipWhenMissing();
        using var process = NodeTools.Start([script]);
        using var bound = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(bound.Token);
            var errors = process.StandardError.ReadToEndAsync(bound.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), bound.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(bound.Token);
            return process.ExitCode == 0
                ? JsonElement.Parse(await output)
                : throw new InvalidOperationException($"{script} failed: {await errors}");
        }
        finally
        {
            // Also when it hangs, or its input broke off: nothing of ours outlives the test.
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
