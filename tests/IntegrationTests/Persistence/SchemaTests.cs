using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Shouldly;
using StreamHub.Infrastructure.ApiKeys;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Persistence.PostgreSql;
using StreamHub.Infrastructure.Persistence.SqlServer;
using Xunit;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>What can be known of both schemas without a server.</summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly Dictionary<string, string> UnboundedTexts = new()
    {
        ["outbox_messages.payload"] = "A command in JSON: as long as its members, which have lengths of their own.",
        ["webhook_events.payload"] = "A vendor's body to the byte; the server bounds it where it comes in.",
        ["idempotency_keys.sealed_body"] = "A sealed answer is as long as the answer.",
        ["signing_keys.sealed_private_key"] = "A sealed key is as long as the vendor makes it.",
        ["publishing_jobs.sealed_session"] = "A sealed session is as long as the platform makes it.",
        ["channels.sealed_tokens"] = "Sealed tokens are as long as the platform makes them.",
        ["video_accounts.sealed_credentials"] = "Sealed credentials are as long as the vendor makes them.",
        ["video_accounts.sealed_webhook_secret"] = "A sealed secret is as long as the vendor makes it.",
    };

    private readonly StreamHubDbContext _postgreSql = new PostgreSqlDesignTimeFactory().CreateDbContext([]);
    private readonly StreamHubDbContext _sqlServer = new SqlServerDesignTimeFactory().CreateDbContext([]);

    public void Dispose()
    {
        _postgreSql.Dispose();
        _sqlServer.Dispose();
    }

    [Fact]
    public void The_migrations_of_PostgreSQL_are_up_to_date() =>
        _postgreSql.Database.HasPendingModelChanges().ShouldBeFalse();

    [Fact]
    public void The_migrations_of_SQL_Server_are_up_to_date() =>
        _sqlServer.Database.HasPendingModelChanges().ShouldBeFalse();

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        var names = NamesOf(_postgreSql);

        names.ShouldNotBeEmpty();
        NamesOf(_sqlServer).ShouldBe(names);

        static List<string> NamesOf(DbContext context) =>
            [.. context.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
    }

    [Fact]
    public void Both_databases_have_the_same_columns()
    {
        var columns = Columns(_postgreSql).Select(Describe).ToList();

        columns.Count.ShouldBeGreaterThan(50);
        Columns(_sqlServer).Select(Describe).ShouldBe(columns, ignoreOrder: true);

        static string Describe(IColumn column) => $"{NameOf(column)} {(column.IsNullable ? "NULL" : "NOT NULL")}";
    }

    [Fact]
    public void Both_databases_have_the_same_constraints()
    {
        var constraints = Constraints(_postgreSql);

        constraints.ShouldContain("ux_users_normalized_email");
        constraints.ShouldContain("ck_plans_amounts");
        Constraints(_sqlServer).ShouldBe(constraints, ignoreOrder: true);
    }

    [Fact]
    public void Names_fit_into_both_databases()
    {
        const int PostgreSqlNameLength = 63;

        Constraints(_postgreSql).ShouldAllBe(name => name.Length <= PostgreSqlNameLength);
        Constraints(_postgreSql).ShouldBeUnique();
    }

    [Fact]
    public void Every_text_has_a_length_or_a_reason()
    {
        Unbounded(_postgreSql, "text").ShouldBe(UnboundedTexts.Keys, ignoreOrder: true);
        Unbounded(_sqlServer, "nvarchar(max)").ShouldBe(UnboundedTexts.Keys, ignoreOrder: true);

        static List<string> Unbounded(DbContext context, string storeType) =>
            [.. Columns(context).Where(column => column.StoreType == storeType && !HasLength(column)).Select(NameOf)];

        // SQL Server keeps what may be longer than 4000 characters in the type without a length.
        static bool HasLength(IColumn column) =>
            column.PropertyMappings.Any(mapping => mapping.Property.GetMaxLength() is not null);
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_migration_script_of_SQL_Server_is_in_its_language(MigrationsSqlGenerationOptions options)
    {
        var batches = TSql.Batches(_sqlServer.GetService<IMigrator>().GenerateScript(options: options));

        batches.ShouldContain(batch => batch.Contains("CREATE TABLE [videos]"));
        batches.SelectMany(TSql.ErrorsIn).ShouldBeEmpty();
    }

    [Fact]
    public void The_texts_of_SQL_Servers_dialect_are_in_its_language() =>
        new[] { new SqlServerDialect().ClaimMessages, new SqlServerDialect().OpenViewingSessions }
            .SelectMany(text => TSql.ErrorsIn(WithVariables(text)))
            .ShouldBeEmpty();

    [Fact]
    public void The_texts_that_keep_streams_are_in_its_language() =>
        new[] { new SqlServerDialect().PutPlaybackStreams, new SqlServerDialect().HearOfPlaybackStreams }
            .SelectMany(text => TSql.ErrorsIn(WithVariables(text)))
            .ShouldBeEmpty();

    [Fact]
    public void The_text_that_appends_events_is_in_its_language() =>
        TSql.ErrorsIn(WithVariables(new SqlServerDialect().AppendEvents)).ShouldBeEmpty();

    [Fact]
    public void The_text_that_stores_events_is_in_its_language() =>
        TSql.ErrorsIn(WithVariables(new SqlServerDialect().StoreWebhookEvents)).ShouldBeEmpty();

    [Fact]
    public void The_text_that_counts_uploads_to_platforms_is_in_its_language() =>
        TSql.ErrorsIn(WithVariables(new SqlServerDialect().CountPlatformUpload)).ShouldBeEmpty();

    [Fact]
    public void The_texts_that_keep_webhooks_are_in_its_language() =>
        new[] { new SqlServerDialect().FollowEventLogs, new SqlServerDialect().ClaimWebhooks }
            .SelectMany(text => TSql.ErrorsIn(WithVariables(text)))
            .ShouldBeEmpty();

    [Fact]
    public void The_text_that_counts_downloads_is_in_its_language() =>
        TSql.ErrorsIn(WithVariables(new SqlServerDialect().CountDownloads)).ShouldBeEmpty();

    [Fact]
    public void The_text_that_counts_storage_is_in_its_language() =>
        TSql.ErrorsIn(WithVariables(new SqlServerDialect().CountStorage)).ShouldBeEmpty();

    [Fact]
    public void The_text_that_writes_the_uses_of_keys_is_in_its_language_too() =>
        TSql.ErrorsIn(WithVariables(KeyUsesWriter.Statement(1))).ShouldBeEmpty();

    [Fact]
    public void The_texts_of_SQL_Servers_dialect_name_columns_that_there_are()
    {
        var columns = Columns(_sqlServer)
            .Where(column => column.Table.Name == "outbox_messages")
            .Select(column => column.Name)
            .ToList();

        foreach (var name in new[] { "id", "dead_at", "due_at", "fence" })
        {
            columns.ShouldContain(name);
            new SqlServerDialect().ClaimMessages.ShouldContain(name);
        }
    }

    [Fact]
    public void The_text_that_opens_viewing_sessions_names_all_their_columns()
    {
        foreach (var column in Columns(_sqlServer).Where(column => column.Table.Name == "viewing_sessions"))
        {
            new SqlServerDialect().OpenViewingSessions.ShouldContain($" {column.Name}");
            new PostgreSqlDialect().OpenViewingSessions.ShouldContain($" {column.Name}");
        }
    }

    [Fact]
    public void Every_table_of_SQL_Server_is_asked_in_its_language()
    {
        var entities = _sqlServer.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList();

        entities.Count.ShouldBeGreaterThan(5);
        foreach (var entity in entities)
        {
            var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType);
            var sql = ((IQueryable)set.Invoke(_sqlServer, [])!).ToQueryString();

            TSql.ErrorsIn(sql).ShouldBeEmpty(entity.Name);
        }
    }

    [Theory]
    [InlineData("UPDATE outbox_messages SET fence = fence + 1 WHERE id IN (SELECT id FROM x LIMIT 5)")]
    [InlineData("SELECT id FROM outbox_messages FOR UPDATE SKIP LOCKED")]
    [InlineData("UPDATE outbox_messages SET fence = 1 RETURNING id")]
    [InlineData("CREATE TABLE [videos] ([id] uniqueidentifier NOT NULL,, [title] nvarchar(200))")]
    public void A_text_in_another_language_is_noticed(string text) => TSql.ErrorsIn(text).ShouldNotBeEmpty();

    private static string WithVariables(string sql) =>
        sql.Replace("{0}", "@now", StringComparison.Ordinal)
            .Replace("{1}", "@until", StringComparison.Ordinal)
            .Replace("{2}", "@count", StringComparison.Ordinal)
            .Replace("{3}", "@leftOut", StringComparison.Ordinal);

    private static IEnumerable<IColumn> Columns(DbContext context) =>
        Tables(context).SelectMany(table => table.Columns);

    private static List<string> Constraints(DbContext context) =>
        [
            .. Tables(context)
                .SelectMany(table =>
                    table
                        .UniqueConstraints.Select(constraint => constraint.Name)
                        .Concat(table.ForeignKeyConstraints.Select(constraint => constraint.Name))
                        .Concat(table.Indexes.Select(index => index.Name))
                        .Concat(table.CheckConstraints.Select(constraint => constraint.Name!))
                ),
        ];

    // Check constraints are dropped from the model that queries run on.
    private static IEnumerable<ITable> Tables(DbContext context) =>
        context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables;

    private static string NameOf(IColumn column) => $"{column.Table.Name}.{column.Name}";
}
