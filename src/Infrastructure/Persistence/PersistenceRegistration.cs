using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Events;
using StreamHub.Infrastructure.Persistence.PostgreSql;
using StreamHub.Infrastructure.Persistence.SqlServer;

namespace StreamHub.Infrastructure.Persistence;

internal static class PersistenceRegistration
{
    private const string ConnectionVariable = "STREAMHUB_DATABASE";

    /// <summary>Kept apart from the writers' connections, so that neither waits for the other.</summary>
    private const int ReadConnections = 20;

    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<DatabaseOptions>(configuration);
        services.PostConfigure<DatabaseOptions>(options =>
            options.ConnectionString = configuration[ConnectionVariable] ?? options.ConnectionString
        );

        if (
            configuration.GetValue($"{DatabaseOptions.Section}:Provider", DatabaseProvider.PostgreSql)
            == DatabaseProvider.SqlServer
        )
        {
            services.AddSingleton<IDatabaseDialect, SqlServerDialect>();
            services.AddSingleton<IEventChannel, SqlServerEventChannel>();
            services.AddSingleton(provider => new ReadDatabase(
                SqlClientFactory.Instance.CreateDataSource(ConnectionString(provider))
            ));
            services.AddContexts<SqlServerDbContext>(
                SharedModels.SqlServer,
                (provider, options) => options.UseSqlServer(ConnectionString(provider)),
                (provider, options) => options.UseSqlServer(ConnectionString(provider))
            );
        }
        else
        {
            services.AddSingleton<IDatabaseDialect, PostgreSqlDialect>();
            services.AddSingleton<IEventChannel, PostgreSqlEventChannel>();
            services.AddSingleton(provider => NpgsqlDataSource.Create(WithBounds(ConnectionString(provider))));
            services.AddSingleton(provider => new ReadDatabase(
                NpgsqlDataSource.Create(ForReads(ConnectionString(provider)))
            ));
            services.AddContexts<PostgreSqlDbContext>(
                SharedModels.PostgreSql,
                (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()),
                (provider, options) => options.UseNpgsql(provider.GetRequiredService<ReadDatabase>().Source)
            );
        }

        services.AddScoped<ReadContext>();
        services.AddSingleton<OwnedQueries>();
        services.AddSingleton<VideoQueries>();
        services.AddScoped<OwnedReads>();
        services.AddScoped<IVideoReads, VideoReads>();
        services.AddSingleton<IPlaybackReads, PlaybackReads>();
        services.AddSingleton<IPlaybackStreams, PlaybackStreams>();
        services.AddHostedService<EndedStreamsSweep>();
        services.AddSingleton<RunningSubscriptions>();
        services.AddScoped<ISubscriptionReads, SubscriptionReads>();
        services.AddSingleton<IRequestAllowances, RequestAllowances>();
        services.AddScoped<IOrganizationReads, OrganizationReads>();
        services.AddScoped<IOverviewReads, OverviewReads>();
        services.AddScoped(typeof(IRepository<>), typeof(Repository<>));
        services.AddScoped(typeof(IReadRepository<>), typeof(ReadRepository<>));
        services.AddScoped<UnitOfWork>();
        services.AddScoped<IUnitOfWork>(provider => provider.GetRequiredService<UnitOfWork>());
        services.AddScoped<IIdempotencyStore, IdempotencyStore>();
        services.AddScoped<IPaymentWrites, PaymentWrites>();
        services.AddScoped<LibraryUsages>();
        services.AddScoped<ILibraryBound>(provider => provider.GetRequiredService<LibraryUsages>());
        services.AddScoped<MonthlyUsages>();
        services.AddScoped<IUsageBound>(provider => provider.GetRequiredService<MonthlyUsages>());
        services.AddScoped<IPlaylistReads, PlaylistReads>();
        services.AddSingleton<SweepLeases>();
        services.AddHostedService<ExpiredKeysSweep>();
        services.AddSingleton<IWebhookInbox, WebhookInbox>();
        services.AddScoped<IDatabaseMigrator, DatabaseMigrator>();
        services.AddSingleton<IOutageClassifier, OutageClassifier>();
        return services;
    }

    // Contexts come from a pool; each scope's one is told on whose behalf it works.
    private static void AddContexts<TContext>(
        this IServiceCollection services,
        Lazy<IModel> model,
        Action<IServiceProvider, DbContextOptionsBuilder> configure,
        Action<IServiceProvider, DbContextOptionsBuilder> configureReads
    )
        where TContext : StreamHubDbContext
    {
        services.AddSingleton(provider =>
        {
            var options = new DbContextOptionsBuilder<TContext>();
            options
                .UseModel(model.Value)
                .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>())
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
            configureReads(provider, options);
            return new ReadContexts(new PooledDbContextFactory<TContext>(options.Options).CreateDbContext);
        });
        services.AddPooledDbContextFactory<TContext>(
            (provider, options) => configure(provider, options.UseModel(model.Value))
        );
        services.AddScoped<StreamHubDbContext>(provider =>
        {
            var context = provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
            context.Caller = provider.GetRequiredService<ICallerContext>();
            return context;
        });
    }

    private static string ConnectionString(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString;

    // A database that hangs must cost a request an error in time, unless the operator chose other bounds. The driver
    // asks for the cancellation of a command that timed out, over new connections: their time-outs, two of them, and the
    // command's own add up to ten seconds.
    private static string WithBounds(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "StreamHub" };
        builder.Timeout = Chosen(connectionString, "Timeout") ? builder.Timeout : 3;
        builder.CommandTimeout = Chosen(connectionString, "Command Timeout") ? builder.CommandTimeout : 3;
        builder.CancellationTimeout = Chosen(connectionString, "Cancellation Timeout")
            ? builder.CancellationTimeout
            : 500;
        builder.MaxAutoPrepare = Chosen(connectionString, "Max Auto Prepare") ? builder.MaxAutoPrepare : 100;
        return builder.ConnectionString;
    }

    private static string ForReads(string connectionString) =>
        new NpgsqlConnectionStringBuilder(WithBounds(connectionString))
        {
            MaxPoolSize = ReadConnections,
        }.ConnectionString;

    private static bool Chosen(string connectionString, string keyword) =>
        connectionString.Contains(keyword, StringComparison.OrdinalIgnoreCase);
}
