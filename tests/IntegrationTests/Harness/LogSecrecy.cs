using StreamHub.IntegrationTests.Harness;
using Xunit;

[assembly: AssemblyFixture(typeof(LogSecrecy))]

namespace StreamHub.IntegrationTests.Harness;

/// <summary>
/// Fails the run when, at its end, a secret of it is found in a log of it. Runners tell that the end failed and not why, so
/// the lines are written to <c>told-secrets.txt</c> beside the tests.
/// </summary>
public sealed class LogSecrecy : IDisposable
{
    public void Dispose()
    {
        var problems = SecretNet.OfThisRun.Problems();
        if (problems.Count > 0)
        {
            File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "told-secrets.txt"), problems);
            throw new InvalidOperationException(string.Join('\n', problems));
        }
    }
}
