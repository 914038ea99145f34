using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Hosting;

/// <summary>Starts the host, or ends with a line that says what to do.</summary>
internal static class Startup
{
    private const string MigrateVerb = "migrate";
    private const int Failed = 1;

    private const string NoDatabase =
        "No database answers. Run build/run, which starts one, or set STREAMHUB_DATABASE to the connection string of yours.";

    /// <summary>Looks whether the database can be used, while the caller goes on to set up the routes.</summary>
    public static Task<DatabaseState> LookAtDatabase(this WebApplication app, string[] args) =>
        Task.Run(() => LookAsync(app, isToMigrate: IsToMigrate(args)));

    public static async Task<int> RunOrMigrateAsync(
        this WebApplication app,
        string[] args,
        Task<DatabaseState> database
    )
    {
        try
        {
            var state = await database;
            if (state == DatabaseState.Absent)
            {
                return await FailAsync(NoDatabase);
            }

            if (IsToMigrate(args))
            {
                return await MigrateAsync(app);
            }

            if (state == DatabaseState.Outdated)
            {
                return await FailAsync(
                    $"The database's schema is older than this version. Run it once with '{MigrateVerb}'."
                );
            }

            if (OperatorCommands.Find(args) is { } command)
            {
                return await command(app) is { } hindrance ? await FailAsync(hindrance) : 0;
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

    private static bool IsToMigrate(string[] args) => args is [MigrateVerb, ..];

    private static async Task<DatabaseState> LookAsync(WebApplication app, bool isToMigrate)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (!await CanConnectAsync(scope.ServiceProvider))
        {
            return DatabaseState.Absent;
        }

        if (isToMigrate)
        {
            return DatabaseState.Present;
        }

        var migrator = scope.ServiceProvider.GetRequiredService<IDatabaseMigrator>();
        var pending = await migrator.PendingAsync(CancellationToken.None);
        return pending.Count == 0 ? DatabaseState.Present : DatabaseState.Outdated;
    }

    private static async Task<bool> CanConnectAsync(IServiceProvider services)
    {
        try
        {
            return await services.GetRequiredService<IDatabaseMigrator>().CanConnectAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is OptionsValidationException or ArgumentException)
        {
            // Nothing is set, or what is set is no connection string.
            return false;
        }
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

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return Failed;
    }
}

internal enum DatabaseState
{
    Absent,
    Outdated,
    Present,
}
