using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Users;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>The database itself refuses what can't be, whoever writes it.</summary>
public sealed class ConstraintTests(ConstraintTests.Filled server)
    : IClassFixture<ConstraintTests.Filled>,
        IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await server.FillAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("videos", "size_bytes = -1", "ck_videos_size_bytes")]
    [InlineData("videos", "duration_milliseconds = -1", "ck_videos_duration_milliseconds")]
    [InlineData("videos", "counted_bytes = -1", "ck_videos_bytes")]
    [InlineData("library_usages", "used_bytes = -1", "ck_library_usages_used_bytes")]
    [InlineData("events", "position = 0", "ck_events_position")]
    [InlineData("monthly_usages", "used = -1", "ck_monthly_usages_used")]
    [InlineData("usage_reservations", "amount = 0", "ck_usage_reservations_amount")]
    [InlineData("payment_reversals", "amount = -1", "ck_payment_reversals_amount")]
    [InlineData("playback_streams", "slot = 0", "ck_playback_streams_slot")]
    [InlineData("watermarks", "opacity = 1.001", "ck_watermarks_look")]
    [InlineData("channels", "access_ends_at = created_at", "ck_channels_consent")]
    [InlineData("stored_files", "length = 0", "ck_stored_files_length")]
    [InlineData("stored_files", "counted_bytes = -1", "ck_stored_files_length")]
    [InlineData("stored_files", "state = 'Stored', stored_at = created_at", "ck_stored_files_content")]
    [InlineData("webhook_endpoints", "position = -1", "ck_webhook_endpoints_position")]
    [InlineData("webhook_endpoints", "state = 'Enabled', sealed_secret = NULL", "ck_webhook_endpoints_enabled")]
    [InlineData("webhook_endpoints", "state = 'Enabled', disabled_reason = 'Gone'", "ck_webhook_endpoints_enabled")]
    [InlineData("webhook_deliveries", "state = 'Failed', due_at = created_at", "ck_webhook_deliveries_due_at")]
    [InlineData("webhook_deliveries", "state = 'Pending', due_at = NULL", "ck_webhook_deliveries_due_at")]
    [InlineData("episodes", "media_bytes = 0", "ck_episodes_media_bytes")]
    [InlineData("episodes", "season = 0", "ck_episodes_numbers")]
    [InlineData("episodes", "published_at = NULL", "ck_episodes_published")]
    [InlineData("shows", "episode_count = -1", "ck_shows_episode_count")]
    [InlineData("show_listings", "page_url = NULL", "ck_show_listings_when_live")]
    [InlineData("episode_download_days", "downloads = 0", "ck_episode_download_days_downloads")]
    [InlineData("plans", "monthly_amount = -1", "ck_plans_amounts")]
    [InlineData("plans", "yearly_amount = -1", "ck_plans_amounts")]
    [InlineData(
        "subscriptions",
        "current_period_end = current_period_start - interval '1 second'",
        "ck_subscriptions_period"
    )]
    [InlineData("subscriptions", "card_expiry_month = 13", "ck_subscriptions_card")]
    [InlineData("subscriptions", "card_expiry_month = NULL", "ck_subscriptions_card")]
    [InlineData("subscriptions", "payment_method_type = NULL", "ck_subscriptions_card")]
    public Task Numbers_and_times_that_can_not_be_are_refused(string table, string assignment, string constraint) =>
        ShouldRefuseAsync($"UPDATE {table} SET {assignment}", PostgresErrorCodes.CheckViolation, constraint);

    [Fact]
    public async Task A_name_that_an_enum_does_not_have_is_refused_in_every_column_that_holds_one()
    {
        var columns = await EnumColumnsAsync();

        columns.Count.ShouldBeGreaterThan(8);
        foreach (var (table, column) in columns)
        {
            var rows = await ValuesAsync<int>($"SELECT count(*)::int AS \"Value\" FROM {table}");
            rows.Single().ShouldBeGreaterThan(0, $"This test needs a row in {table}.");
            await ShouldRefuseAsync(
                $"UPDATE {table} SET {column} = 'Nonsense'",
                PostgresErrorCodes.CheckViolation,
                $"ck_{table}_{column}"
            );
        }
    }

    [Fact]
    public Task Ownership_is_never_offered_by_mail() =>
        ShouldRefuseAsync(
            "UPDATE invitations SET role = 'Owner'",
            PostgresErrorCodes.CheckViolation,
            "ck_invitations_no_owner"
        );

    [Theory]
    [InlineData("videos", "vendor, vendor_uid")]
    [InlineData("webhook_events", "vendor, external_id")]
    [InlineData("subscriptions", "external_id")]
    [InlineData("billing_customers", "external_id")]
    [InlineData("billing_notices", "subscription_id, kind, about")]
    [InlineData("organization_trials", "organization_id")]
    [InlineData("payment_reversals", "external_id")]
    [InlineData("playback_streams", "organization_id, slot")]
    [InlineData("watermarks", "vendor, vendor_uid")]
    [InlineData("caption_files", "token_hash")]
    [InlineData("signing_keys", "vendor, account")]
    [InlineData("channels", "organization_id, platform, external_id")]
    [InlineData("channel_connections", "state_hash")]
    [InlineData("publishing_jobs", "channel_id) WHERE (slot IS NOT NULL")]
    [InlineData("publishing_jobs", "platform, slot) WHERE (slot IS NOT NULL")]
    [InlineData("platform_uploads", "platform, day")]
    [InlineData("webhook_deliveries", "endpoint_id, event_id")]
    [InlineData("webhook_attempts", "delivery_id, number")]
    [InlineData("video_accounts", "organization_id, vendor, external_id")]
    [InlineData("library_usages", "organization_id")]
    [InlineData("shows", "slug")]
    [InlineData("episodes", "show_id, item_guid")]
    [InlineData("show_subscribers", "token_hash")]
    [InlineData("show_listings", "show_id, platform")]
    [InlineData("episode_listeners", "episode_id, day, listener")]
    [InlineData("episode_download_days", "episode_id, day")]
    [InlineData("playlist_items", "playlist_id, video_id")]
    [InlineData("users", "normalized_email")]
    [InlineData("invitations", "organization_id, normalized_email")]
    [InlineData("events", "id")]
    [InlineData("events", "organization_id, \"position\"")]
    [InlineData("invitations", "token_hash")]
    [InlineData("external_identities", "vendor, subject")]
    [InlineData("external_identities", "user_id")]
    [InlineData("logins", "external_id")]
    [InlineData("api_key_secrets", "hash")]
    [InlineData("api_key_addresses", "key_id, place")]
    [InlineData("password_resets", "token_hash")]
    public async Task What_names_one_thing_is_unique(string table, string columns)
    {
        var indexes = await ValuesAsync<string>(
            $"SELECT indexdef AS \"Value\" FROM pg_indexes WHERE tablename = '{table}' AND indexdef LIKE 'CREATE UNIQUE%'"
        );

        indexes.ShouldContain(index => index.EndsWith($"({columns})"), string.Join('\n', indexes));
    }

    [Fact]
    public async Task An_organization_has_one_customer_at_a_time()
    {
        var index = await ValuesAsync<string>(
            "SELECT indexdef AS \"Value\" FROM pg_indexes WHERE indexname = 'ix_billing_customers_organization_id'"
        );

        index.ShouldHaveSingleItem().ShouldStartWith("CREATE UNIQUE");
        index[0].ShouldEndWith("(organization_id) WHERE (ended_at IS NULL)");
    }

    [Theory]
    [InlineData("organizations")]
    [InlineData("plans")]
    public Task What_others_refer_to_can_not_be_deleted(string table) =>
        ShouldRefuseAsync($"DELETE FROM {table}", PostgresErrorCodes.ForeignKeyViolation, constraint: null);

    private Task<List<(string Table, string Column)>> EnumColumnsAsync() =>
        server.InDatabaseAsync(database =>
        {
            var columns = new List<(string, string)>();
            foreach (var entity in database.Model.GetEntityTypes())
            {
                var enums = entity.GetProperties().Where(property => TypeOf(property).IsEnum);
                columns.AddRange(enums.Select(property => (entity.GetTableName()!, property.GetColumnName())));
            }

            return Task.FromResult(columns);
        });

    private Task<List<T>> ValuesAsync<T>(string sql) =>
        server.InDatabaseAsync(database => database.Database.SqlQueryRaw<T>(sql).ToListAsync());

    private static Type TypeOf(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    private async Task ShouldRefuseAsync(string sql, string sqlState, string? constraint)
    {
        var refusal = await Should.ThrowAsync<PostgresException>(() =>
            server.InDatabaseAsync(database => database.Database.ExecuteSqlRawAsync(sql))
        );

        refusal.SqlState.ShouldBe(sqlState, sql);
        if (constraint is not null)
        {
            refusal.ConstraintName.ShouldBe(constraint, sql);
        }
    }

    /// <summary>A server whose tables have something in them, from the first test on.</summary>
    public sealed class Filled(TestDatabases databases) : StreamHubServer(databases)
    {
        private Task? _filling;

        public Task FillAsync() => _filling ??= FillOnceAsync();

        private async Task FillOnceAsync()
        {
            await this.OwnerOfEverythingAsync();
            await InDatabaseAsync(database =>
            {
                var now = Time.GetUtcNow();
                var reconciliation = BillingReconciliation.Begin(now);
                reconciliation.Note(new("sub_foreign", ReconciliationFindingKind.ForeignCustomer, IsRepaired: false));
                reconciliation.Finish(now);
                database.Add(reconciliation);
                database.Add(ExternalIdentity.DeletedBeforeKnown(IdentityVendor.Clerk, "user_gone", now));
                return database.SaveChangesAsync();
            });
        }
    }
}
