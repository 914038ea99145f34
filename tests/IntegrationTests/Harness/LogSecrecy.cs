using StreamHub.IntegrationTests.Harness;
using Xunit;

[assembly: AssemblyFixture(typeof(LogSecrecy))]

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Fails the run when, at its end, a secret of it is found in a log of it.</summary>
public sealed class LogSecrecy : IDisposable
{
    public void Dispose()
    {
        var problems = SecretNet.OfThisRun.Problems();
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', problems));
        }
    }
}
