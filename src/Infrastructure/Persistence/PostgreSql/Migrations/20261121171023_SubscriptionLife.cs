using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SubscriptionLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_reconciliation_findings");

            migrationBuilder.DropTable(
                name: "monthly_usages");

            migrationBuilder.DropTable(
                name: "usage_reservations");

            migrationBuilder.DropTable(
                name: "watermarks");

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

            migrationBuilder.DropColumn(
                name: "allowed_origins",
                table: "videos");

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

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reconciliation_findings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.AddColumn<string>(
                name: "allowed_origins",
                table: "videos",
                type: "character varying(3930)",
                maxLength: 3930,
                nullable: false,
                defaultValue: "");

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

            migrationBuilder.CreateTable(
                name: "billing_reconciliation_findings",
                columns: table => new
                {
                    reconciliation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    is_repaired = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_reconciliation_findings", x => new { x.reconciliation_id, x.subscription_external_id });
                    table.CheckConstraint("ck_billing_reconciliation_findings_kind", "kind IN ('MissingHere', 'Differing', 'MissingAtVendor', 'ForeignCustomer')");
                    table.ForeignKey(
                        name: "fk_billing_reconciliation_findings_billing_reconciliations_rec~",
                        column: x => x.reconciliation_id,
                        principalTable: "billing_reconciliations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "usage_reservations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    given_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    metric = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
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
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    check_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    opacity = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    padding = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: false),
                    position = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    scale = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: false),
                    vendor = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    vendor_uid = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: true)
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
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected', 'PlanCreated', 'PlanChanged')");

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
    }
}
