using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Infrastructure.Identity;

namespace StreamHub.Benchmarks;

/// <summary>What it costs one core to check an access token, and to check a password, by what production runs.</summary>
internal static class Credentials
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static void Measure()
    {
        var options = Options.Create(new AuthOptions { SigningSecret = "a benchmark's secret of 32 bytes or more" });
        var tokens = new AccessTokens(options, TimeProvider.System);
        var passwords = new PasswordHasher(options);
        var token = tokens.Issue(Guid.NewGuid(), Guid.NewGuid()).Value;
        var hash = passwords.Hash("correct horse battery");

        var tokenChecks = PerSecond(() => tokens.Read(token) is not null);
        var passwordChecks = PerSecond(() => passwords.Verify(hash, "correct horse battery"));
        Console.WriteLine(JsonSerializer.Serialize(new { tokenChecks, passwordChecks }));
    }

    private static double PerSecond(Func<bool> check)
    {
        Run(check);
        return Run(check);
    }

    private static double Run(Func<bool> check)
    {
        var count = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Round)
        {
            if (!check())
            {
                throw new InvalidOperationException("What is measured does not work.");
            }

            count++;
        }

        return count / watch.Elapsed.TotalSeconds;
    }
}
