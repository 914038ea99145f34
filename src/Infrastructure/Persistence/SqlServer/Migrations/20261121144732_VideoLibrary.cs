using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class VideoLibrary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events");

            migrationBuilder.DropIndex(
                name: "ix_videos_organization_id_created_at_id",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_videos_state",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_videos_vendor",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_keys_vendor",
                table: "signing_keys");

            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.AddColumn<Guid>(
                name: "account_id",
                table: "webhook_events",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "account_id",
                table: "videos",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "category_id",
                table: "videos",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "check_due_at",
                table: "videos",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "counted_bytes",
                table: "videos",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "declared_bytes",
                table: "videos",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "deleted_at",
                table: "videos",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "playback_id",
                table: "videos",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "sort_title",
                table: "videos",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "vendor_copy_ended_at",
                table: "videos",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "storage_byte_limit",
                table: "plans",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sort_duration",
                table: "videos",
                type: "bigint",
                nullable: false,
                computedColumnSql: "COALESCE(duration_milliseconds, 0)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "categories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    parent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    normalized_name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_categories", x => x.id);
                    table.ForeignKey(
                        name: "fk_categories_categories_parent_id",
                        column: x => x.parent_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_categories_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "library_usages",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    used_bytes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_usages", x => x.organization_id);
                    table.CheckConstraint("ck_library_usages_used_bytes", "used_bytes >= 0");
                    table.ForeignKey(
                        name: "fk_library_usages_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "localization_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    video_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    requested_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    language = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    was_seen = table.Column<bool>(type: "bit", nullable: false),
                    waits = table.Column<int>(type: "int", nullable: false),
                    failure_code = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2"),
                    failure_message = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_localization_jobs", x => x.id);
                    table.CheckConstraint("ck_localization_jobs_state", "state IN ('Queued', 'Running', 'Succeeded', 'Failed')");
                    table.ForeignKey(
                        name: "fk_localization_jobs_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "playlists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    created_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    description = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    is_public = table.Column<bool>(type: "bit", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_playlists", x => x.id);
                    table.ForeignKey(
                        name: "fk_playlists_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sweep_leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    holder = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sweep_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "video_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    vendor = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    external_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    connected_to = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    sealed_credentials = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    playback_base_url = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    connected_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    tested_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    fault = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    webhook = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    sealed_webhook_secret = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_video_accounts", x => x.id);
                    table.CheckConstraint("ck_video_accounts_connected_to", "connected_to IN ('Cloudflare', 'Mux')");
                    table.CheckConstraint("ck_video_accounts_fault", "fault IN ('TokenRefused', 'WrongAccount', 'ReadPermissionMissing', 'EditPermissionMissing', 'KeyPermissionMissing')");
                    table.CheckConstraint("ck_video_accounts_state", "state IN ('Connected', 'Superseded', 'Disconnected')");
                    table.CheckConstraint("ck_video_accounts_vendor", "vendor IN ('Cloudflare', 'Mux')");
                    table.CheckConstraint("ck_video_accounts_webhook", "webhook IN ('None', 'Subscribed', 'Taken')");
                    table.CheckConstraint("ck_video_accounts_where_connected", "(state = 'Connected' AND connected_to = vendor) OR (state <> 'Connected' AND connected_to IS NULL)");
                    table.ForeignKey(
                        name: "fk_video_accounts_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "video_settings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    vendor = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_video_settings", x => x.id);
                    table.CheckConstraint("ck_video_settings_vendor", "vendor IN ('Cloudflare', 'Mux')");
                    table.ForeignKey(
                        name: "fk_video_settings_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "viewing_sessions",
                columns: table => new
                {
                    video_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    viewer = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    session_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    duration_seconds = table.Column<int>(type: "int", nullable: true),
                    watched = table.Column<byte[]>(type: "varbinary(5400)", maxLength: 5400, nullable: false),
                    watched_seconds = table.Column<int>(type: "int", nullable: false),
                    completion_permille = table.Column<int>(type: "int", nullable: true),
                    is_completed = table.Column<bool>(type: "bit", nullable: false),
                    country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: true, collation: "Latin1_General_100_BIN2"),
                    device = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    writes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_viewing_sessions", x => new { x.video_id, x.viewer, x.session_id });
                    table.CheckConstraint("ck_viewing_sessions_completion_permille", "completion_permille BETWEEN 0 AND 1000");
                    table.CheckConstraint("ck_viewing_sessions_device", "device IN ('Unknown', 'Desktop', 'Mobile', 'Tablet', 'Tv', 'Bot')");
                    table.CheckConstraint("ck_viewing_sessions_duration_seconds", "duration_seconds > 0");
                    table.CheckConstraint("ck_viewing_sessions_times", "started_at <= heard_at");
                    table.CheckConstraint("ck_viewing_sessions_watched_seconds", "watched_seconds >= 0 AND (duration_seconds IS NULL OR watched_seconds <= duration_seconds)");
                });

            migrationBuilder.CreateTable(
                name: "playlist_items",
                columns: table => new
                {
                    playlist_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    video_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    rank = table.Column<long>(type: "bigint", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_playlist_items", x => new { x.playlist_id, x.video_id });
                    table.ForeignKey(
                        name: "fk_playlist_items_playlists_playlist_id",
                        column: x => x.playlist_id,
                        principalTable: "playlists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_playlist_items_videos_video_id",
                        column: x => x.video_id,
                        principalTable: "videos",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "library_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    requested_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    vendor = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    state = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    page_cursor = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    seen = table.Column<int>(type: "int", nullable: false),
                    imported = table.Column<int>(type: "int", nullable: false),
                    failure_code = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    started_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_imports", x => x.id);
                    table.CheckConstraint("ck_library_imports_state", "state IN ('Running', 'Succeeded', 'Failed')");
                    table.CheckConstraint("ck_library_imports_vendor", "vendor IN ('Cloudflare', 'Mux')");
                    table.ForeignKey(
                        name: "fk_library_imports_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_library_imports_video_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "video_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.UpdateData(
                table: "plans",
                keyColumn: "code",
                keyValue: "agency",
                column: "storage_byte_limit",
                value: 2000000000000L);

            migrationBuilder.UpdateData(
                table: "plans",
                keyColumn: "code",
                keyValue: "free",
                column: "storage_byte_limit",
                value: 10000000000L);

            migrationBuilder.UpdateData(
                table: "plans",
                keyColumn: "code",
                keyValue: "pro",
                column: "storage_byte_limit",
                value: 250000000000L);

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events",
                sql: "vendor IN ('Stripe', 'Cloudflare', 'Clerk', 'Mux')");

            migrationBuilder.CreateIndex(
                name: "ix_videos_account_id",
                table: "videos",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_videos_by_access",
                table: "videos",
                columns: new[] { "organization_id", "access", "created_at", "id" },
                filter: "state <> 'Deleted'");

            migrationBuilder.CreateIndex(
                name: "ix_videos_by_category",
                table: "videos",
                columns: new[] { "organization_id", "category_id", "created_at", "id" },
                filter: "state <> 'Deleted'");

            migrationBuilder.CreateIndex(
                name: "ix_videos_by_creator",
                table: "videos",
                columns: new[] { "organization_id", "created_by", "created_at", "id" },
                filter: "state <> 'Deleted'");

            migrationBuilder.CreateIndex(
                name: "ix_videos_by_duration",
                table: "videos",
                columns: new[] { "organization_id", "sort_duration", "id" },
                filter: "state <> 'Deleted'");

            migrationBuilder.CreateIndex(
                name: "ix_videos_by_state",
                table: "videos",
                columns: new[] { "organization_id", "state", "created_at", "id" },
                filter: "state <> 'Deleted'");

            migrationBuilder.CreateIndex(
                name: "ix_videos_by_title",
                table: "videos",
                columns: new[] { "organization_id", "sort_title", "id" },
                filter: "state <> 'Deleted'");

            migrationBuilder.CreateIndex(
                name: "ix_videos_by_update",
                table: "videos",
                columns: new[] { "organization_id", "updated_at", "id" },
                filter: "state <> 'Deleted'");

            migrationBuilder.CreateIndex(
                name: "ix_videos_category_id",
                table: "videos",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_videos_check_due_at",
                table: "videos",
                column: "check_due_at",
                filter: "check_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_videos_newest",
                table: "videos",
                columns: new[] { "organization_id", "created_at", "id" },
                filter: "state <> 'Deleted'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_videos_bytes",
                table: "videos",
                sql: "declared_bytes >= 0 AND counted_bytes >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_videos_state",
                table: "videos",
                sql: "state IN ('WaitingForUpload', 'Uploading', 'Processing', 'Ready', 'Failed', 'Deleted')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_videos_vendor",
                table: "videos",
                sql: "vendor IN ('Cloudflare', 'Mux')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_keys_vendor",
                table: "signing_keys",
                sql: "vendor IN ('Cloudflare', 'Mux')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected')");

            migrationBuilder.CreateIndex(
                name: "ux_categories_lower_name",
                table: "categories",
                columns: new[] { "parent_id", "normalized_name" },
                unique: true,
                filter: "parent_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_categories_upper_name",
                table: "categories",
                columns: new[] { "organization_id", "normalized_name" },
                unique: true,
                filter: "parent_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_library_imports_account_id",
                table: "library_imports",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_imports_organization_id_started_at",
                table: "library_imports",
                columns: new[] { "organization_id", "started_at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ux_library_imports_running",
                table: "library_imports",
                column: "organization_id",
                unique: true,
                filter: "state = 'Running'");

            migrationBuilder.CreateIndex(
                name: "ix_localization_jobs_organization_id_state",
                table: "localization_jobs",
                columns: new[] { "organization_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_localization_jobs_video_id_created_at_id",
                table: "localization_jobs",
                columns: new[] { "video_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ux_localization_jobs_live",
                table: "localization_jobs",
                columns: new[] { "video_id", "language" },
                unique: true,
                filter: "state IN ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_playlist_items_playlist_id_rank_video_id",
                table: "playlist_items",
                columns: new[] { "playlist_id", "rank", "video_id" });

            migrationBuilder.CreateIndex(
                name: "ix_playlist_items_video_id",
                table: "playlist_items",
                column: "video_id");

            migrationBuilder.CreateIndex(
                name: "ix_playlists_organization_id_created_at_id",
                table: "playlists",
                columns: new[] { "organization_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_video_accounts_connected",
                table: "video_accounts",
                columns: new[] { "organization_id", "connected_to" },
                unique: true,
                filter: "[connected_to] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_video_accounts_organization_id_vendor_external_id",
                table: "video_accounts",
                columns: new[] { "organization_id", "vendor", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_video_settings_organization_id",
                table: "video_settings",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_viewing_sessions_organization_id_day",
                table: "viewing_sessions",
                columns: new[] { "organization_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_viewing_sessions_video_id_day",
                table: "viewing_sessions",
                columns: new[] { "video_id", "day" });

            migrationBuilder.AddForeignKey(
                name: "fk_videos_categories_category_id",
                table: "videos",
                column: "category_id",
                principalTable: "categories",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_videos_video_accounts_account_id",
                table: "videos",
                column: "account_id",
                principalTable: "video_accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_videos_categories_category_id",
                table: "videos");

            migrationBuilder.DropForeignKey(
                name: "fk_videos_video_accounts_account_id",
                table: "videos");

            migrationBuilder.DropTable(
                name: "categories");

            migrationBuilder.DropTable(
                name: "library_imports");

            migrationBuilder.DropTable(
                name: "library_usages");

            migrationBuilder.DropTable(
                name: "localization_jobs");

            migrationBuilder.DropTable(
                name: "playlist_items");

            migrationBuilder.DropTable(
                name: "sweep_leases");

            migrationBuilder.DropTable(
                name: "video_settings");

            migrationBuilder.DropTable(
                name: "viewing_sessions");

            migrationBuilder.DropTable(
                name: "video_accounts");

            migrationBuilder.DropTable(
                name: "playlists");

            migrationBuilder.DropCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events");

            migrationBuilder.DropIndex(
                name: "ix_videos_account_id",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_by_access",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_by_category",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_by_creator",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_by_duration",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_by_state",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_by_title",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_by_update",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_category_id",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_check_due_at",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_newest",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_videos_bytes",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_videos_state",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_videos_vendor",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_keys_vendor",
                table: "signing_keys");

            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.DropColumn(
                name: "sort_duration",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "account_id",
                table: "webhook_events");

            migrationBuilder.DropColumn(
                name: "account_id",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "category_id",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "check_due_at",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "counted_bytes",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "declared_bytes",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "deleted_at",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "playback_id",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "sort_title",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "vendor_copy_ended_at",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "storage_byte_limit",
                table: "plans");

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events",
                sql: "vendor IN ('Stripe', 'Cloudflare', 'Clerk')");

            migrationBuilder.CreateIndex(
                name: "ix_videos_organization_id_created_at_id",
                table: "videos",
                columns: new[] { "organization_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.AddCheckConstraint(
                name: "ck_videos_state",
                table: "videos",
                sql: "state IN ('Uploading', 'Processing', 'Ready', 'Failed')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_videos_vendor",
                table: "videos",
                sql: "vendor IN ('Cloudflare')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_keys_vendor",
                table: "signing_keys",
                sql: "vendor IN ('Cloudflare')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved')");
        }
    }
}
