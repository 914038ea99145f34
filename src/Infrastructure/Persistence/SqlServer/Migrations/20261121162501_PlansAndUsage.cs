using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PlansAndUsage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.AddColumn<bool>(
                name: "is_on_sale",
                table: "plans",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "member_limit",
                table: "plans",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "monthly_render_token_limit",
                table: "plans",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "plans",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "monthly_usages",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    metric = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
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
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    metric = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    given_back_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "monthly_usages");

            migrationBuilder.DropTable(
                name: "usage_reservations");

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

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected')");
        }
    }
}
