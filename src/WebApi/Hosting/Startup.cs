using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Hosting;

/// <summary>Starts the host, or ends with a line that says what to do.</summary>
internal static class Startup
{
    private const string MigrateVerb = "migrate";
    private const string VaultVerb = "vault";
    private const string ResealVerb = "reseal";
    private const int Failed = 1;

    private const string NoDatabase =
        "No database answers. Run build/run, which starts one, or set STREAMHUB_DATABASE to the connection string of yours.";

    public static async Task<int> RunOrMigrateAsync(this WebApplication app, string[] args)
    {
        try
        {
            if (!await HasDatabaseAsync(app))
            {
                return await FailAsync(NoDatabase);
            }

            if (args is [MigrateVerb, ..])
            {
                return await MigrateAsync(app);
            }

            if (await PendingMigrationsAsync(app) > 0)
            {
                return await FailAsync(
                    $"The database's schema is older than this version. Run it once with '{MigrateVerb}'."
                );
            }

            if (args is [VaultVerb, ResealVerb, ..])
            {
                return await ResealAsync(app);
            }

            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException invalid)
        {
            return await FailAsync(string.Join(Environment.NewLine, invalid.Failures));
        }
        catch (AggregateException several) when (several.InnerExceptions.All(one => one is OptionsValidationException))
        {
            var failures = several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures);
            return await FailAsync(string.Join(Environment.NewLine, failures));
        }
    }

    private static async Task<bool> HasDatabaseAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return await scope
                .ServiceProvider.GetRequiredService<IDatabaseMigrator>()
                .CanConnectAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is OptionsValidationException or ArgumentException)
        {
            // Nothing is set, or what is set is no connection string.
            return false;
        }
    }

    private static async Task<int> PendingMigrationsAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var pending = await scope
            .ServiceProvider.GetRequiredService<IDatabaseMigrator>()
            .PendingAsync(CancellationToken.None);
        return pending.Count;
    }

    private static async Task<int> MigrateAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var applied = await scope
            .ServiceProvider.GetRequiredService<IDatabaseMigrator>()
            .MigrateAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(
            applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}."
        );
        return 0;
    }

    private static async Task<int> ResealAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var kinds = await scope.ServiceProvider.GetRequiredService<ISecretResealer>().RunAsync(CancellationToken.None);
        foreach (var kind in kinds)
        {
            await Console.Out.WriteLineAsync(
                $"{kind.Kind}: {kind.Resealed} resealed, {kind.Current} sealed with the current key before, "
                    + $"{kind.Unreadable} unreadable."
            );
        }

        return kinds.Any(kind => kind.Unreadable > 0)
            ? await FailAsync(
                "Some sealed texts do not open with any key that is configured. They were left as they are."
            )
            : 0;
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return Failed;
    }
}
