using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class BillingAndPlayback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_subscriptions_status",
                table: "subscriptions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.DropIndex(
                name: "ix_billing_customers_organization_id",
                table: "billing_customers");

            migrationBuilder.AddColumn<string>(
                name: "allowed_origins",
                table: "videos",
                type: "character varying(3930)",
                maxLength: 3930,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "thumbnail_at_milliseconds",
                table: "videos",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "cancel_at",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "check_due_at",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "grace_ends_at",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "interval",
                table: "subscriptions",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Month");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "past_due_since",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "price_external_id",
                table: "subscriptions",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "trial_end",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_on_sale",
                table: "plans",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "member_limit",
                table: "plans",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "monthly_render_token_limit",
                table: "plans",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "plans",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "billing_customers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "billing_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    about = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_notices", x => x.id);
                    table.CheckConstraint("ck_billing_notices_kind", "kind IN ('TrialEnding', 'PaymentFailed', 'PlanEnded')");
                    table.ForeignKey(
                        name: "fk_billing_notices_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_billing_notices_subscriptions_subscription_id",
                        column: x => x.subscription_id,
                        principalTable: "subscriptions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_reconciliations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    compared = table.Column<int>(type: "integer", nullable: false),
                    repaired = table.Column<int>(type: "integer", nullable: false),
                    unrepaired = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_reconciliations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "caption_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "character varying(1048576)", maxLength: 1048576, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_caption_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "monthly_usages",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    metric = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monthly_usages", x => new { x.organization_id, x.metric, x.month });
                    table.CheckConstraint("ck_monthly_usages_metric", "metric IN ('Uploads', 'RenderTokens')");
                    table.CheckConstraint("ck_monthly_usages_used", "used >= 0");
                    table.ForeignKey(
                        name: "fk_monthly_usages_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organization_trials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_trials", x => x.id);
                    table.ForeignKey(
                        name: "fk_organization_trials_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_reversals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    charge_external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_reversals", x => x.id);
                    table.CheckConstraint("ck_payment_reversals_amount", "amount >= 0");
                    table.CheckConstraint("ck_payment_reversals_state", "state IN ('Refunded', 'Disputed', 'DisputeWon', 'DisputeLost')");
                    table.ForeignKey(
                        name: "fk_payment_reversals_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_writes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_writes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pending_checkouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    terms = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pending_checkouts", x => x.id);
                    table.ForeignKey(
                        name: "fk_pending_checkouts_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "playback_streams",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    video_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_playback_streams", x => x.id);
                    table.CheckConstraint("ck_playback_streams_slot", "slot <> 0");
                    table.CheckConstraint("ck_playback_streams_times", "started_at <= heard_at AND heard_at <= ends_at");
                });

            migrationBuilder.CreateTable(
                name: "usage_reservations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    metric = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    given_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_reservations", x => x.id);
                    table.CheckConstraint("ck_usage_reservations_amount", "amount > 0");
                    table.CheckConstraint("ck_usage_reservations_metric", "metric IN ('Uploads', 'RenderTokens')");
                    table.ForeignKey(
                        name: "fk_usage_reservations_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "watermarks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    opacity = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: false),
                    padding = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: false),
                    scale = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: false),
                    position = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    vendor = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    vendor_uid = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    check_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_watermarks", x => x.id);
                    table.CheckConstraint("ck_watermarks_look", "opacity BETWEEN 0 AND 1 AND padding BETWEEN 0 AND 1 AND scale BETWEEN 0 AND 1");
                    table.CheckConstraint("ck_watermarks_position", "position IN ('UpperRight', 'UpperLeft', 'LowerLeft', 'LowerRight', 'Center')");
                    table.CheckConstraint("ck_watermarks_vendor", "vendor IN ('Cloudflare', 'Mux')");
                    table.ForeignKey(
                        name: "fk_watermarks_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_watermarks_video_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "video_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_findings",
                columns: table => new
                {
                    subscription_external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_repaired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_findings", x => new { x.report_id, x.subscription_external_id });
                    table.CheckConstraint("ck_reconciliation_findings_kind", "kind IN ('MissingHere', 'Differing', 'MissingAtVendor', 'ForeignCustomer')");
                    table.ForeignKey(
                        name: "fk_reconciliation_findings_billing_reconciliations_report_id",
                        column: x => x.report_id,
                        principalTable: "billing_reconciliations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.UpdateData(
                table: "plans",
                keyColumn: "code",
                keyValue: "agency",
                columns: new[] { "is_on_sale", "version", "member_limit", "monthly_render_token_limit" },
                values: new object[] { true, 0L, 100, 10000 });

            migrationBuilder.UpdateData(
                table: "plans",
                keyColumn: "code",
                keyValue: "free",
                columns: new[] { "is_on_sale", "version", "member_limit", "monthly_render_token_limit" },
                values: new object[] { true, 0L, 5, 100 });

            migrationBuilder.UpdateData(
                table: "plans",
                keyColumn: "code",
                keyValue: "pro",
                columns: new[] { "is_on_sale", "version", "member_limit", "monthly_render_token_limit" },
                values: new object[] { true, 0L, 20, 1000 });

            migrationBuilder.AddCheckConstraint(
                name: "ck_videos_thumbnail_at_milliseconds",
                table: "videos",
                sql: "thumbnail_at_milliseconds >= 0");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_check_due_at",
                table: "subscriptions",
                column: "check_due_at",
                filter: "check_due_at IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_subscriptions_interval",
                table: "subscriptions",
                sql: "interval IN ('Month', 'Year')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_subscriptions_status",
                table: "subscriptions",
                sql: "status IN ('Incomplete', 'Trialing', 'Active', 'PastDue', 'Unpaid', 'Paused', 'Cancelled', 'Expired')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected', 'PlanCreated', 'PlanChanged', 'PromotionCreated', 'PromotionDeactivated')");

            migrationBuilder.CreateIndex(
                name: "ux_plans_rank",
                table: "plans",
                column: "rank",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_plans_free",
                table: "plans",
                sql: "code <> 'free' OR (rank = 0 AND monthly_amount = 0 AND yearly_amount = 0)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_plans_limits",
                table: "plans",
                sql: "channel_limit >= 0 AND monthly_upload_limit >= 0 AND concurrent_stream_limit >= 0 AND storage_byte_limit >= 0 AND member_limit >= 0 AND monthly_render_token_limit >= 0");

            migrationBuilder.CreateIndex(
                name: "ix_billing_customers_organization_id",
                table: "billing_customers",
                column: "organization_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_billing_notices_organization_id",
                table: "billing_notices",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_billing_notices_subscription_id_kind_about",
                table: "billing_notices",
                columns: new[] { "subscription_id", "kind", "about" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_billing_reconciliations_started_at_id",
                table: "billing_reconciliations",
                columns: new[] { "started_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_caption_files_expires_at",
                table: "caption_files",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_caption_files_token_hash",
                table: "caption_files",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organization_trials_organization_id",
                table: "organization_trials",
                column: "organization_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_reversals_external_id",
                table: "payment_reversals",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_reversals_organization_id_occurred_at",
                table: "payment_reversals",
                columns: new[] { "organization_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_writes_fingerprint",
                table: "payment_writes",
                column: "fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_writes_started_at",
                table: "payment_writes",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_pending_checkouts_organization_id",
                table: "pending_checkouts",
                column: "organization_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_playback_streams_organization_id_slot",
                table: "playback_streams",
                columns: new[] { "organization_id", "slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_usage_reservations_organization_id_metric_month",
                table: "usage_reservations",
                columns: new[] { "organization_id", "metric", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_watermarks_account_id",
                table: "watermarks",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_watermarks_check_due_at",
                table: "watermarks",
                column: "check_due_at",
                filter: "check_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_watermarks_organization_id",
                table: "watermarks",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_watermarks_vendor_vendor_uid",
                table: "watermarks",
                columns: new[] { "vendor", "vendor_uid" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_notices");

            migrationBuilder.DropTable(
                name: "caption_files");

            migrationBuilder.DropTable(
                name: "monthly_usages");

            migrationBuilder.DropTable(
                name: "organization_trials");

            migrationBuilder.DropTable(
                name: "payment_reversals");

            migrationBuilder.DropTable(
                name: "payment_writes");

            migrationBuilder.DropTable(
                name: "pending_checkouts");

            migrationBuilder.DropTable(
                name: "playback_streams");

            migrationBuilder.DropTable(
                name: "reconciliation_findings");

            migrationBuilder.DropTable(
                name: "usage_reservations");

            migrationBuilder.DropTable(
                name: "watermarks");

            migrationBuilder.DropTable(
                name: "billing_reconciliations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_videos_thumbnail_at_milliseconds",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_subscriptions_check_due_at",
                table: "subscriptions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_subscriptions_interval",
                table: "subscriptions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_subscriptions_status",
                table: "subscriptions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.DropIndex(
                name: "ux_plans_rank",
                table: "plans");

            migrationBuilder.DropCheckConstraint(
                name: "ck_plans_free",
                table: "plans");

            migrationBuilder.DropCheckConstraint(
                name: "ck_plans_limits",
                table: "plans");

            migrationBuilder.DropIndex(
                name: "ix_billing_customers_organization_id",
                table: "billing_customers");

            migrationBuilder.DropColumn(
                name: "allowed_origins",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "thumbnail_at_milliseconds",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "cancel_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "check_due_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "grace_ends_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "interval",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "past_due_since",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "price_external_id",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "trial_end",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "is_on_sale",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "member_limit",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "monthly_render_token_limit",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "version",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "billing_customers");

            migrationBuilder.AddCheckConstraint(
                name: "ck_subscriptions_status",
                table: "subscriptions",
                sql: "status IN ('Incomplete', 'Trialing', 'Active', 'PastDue', 'Unpaid', 'Paused', 'Cancelled')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected')");

            migrationBuilder.CreateIndex(
                name: "ix_billing_customers_organization_id",
                table: "billing_customers",
                column: "organization_id",
                unique: true);
        }
    }
}
