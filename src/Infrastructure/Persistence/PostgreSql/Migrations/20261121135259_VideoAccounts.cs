using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class VideoAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_video_accounts_connected",
                table: "video_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.AddColumn<Guid>(
                name: "account_id",
                table: "webhook_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "connected_at",
                table: "video_accounts",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "connected_to",
                table: "video_accounts",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "fault",
                table: "video_accounts",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sealed_webhook_secret",
                table: "video_accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "tested_at",
                table: "video_accounts",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "webhook",
                table: "video_accounts",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "video_settings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vendor = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
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

            migrationBuilder.CreateIndex(
                name: "ix_video_accounts_connected",
                table: "video_accounts",
                columns: new[] { "organization_id", "connected_to" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_video_accounts_connected_to",
                table: "video_accounts",
                sql: "connected_to IN ('Cloudflare', 'Mux')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_video_accounts_fault",
                table: "video_accounts",
                sql: "fault IN ('TokenRefused', 'WrongAccount', 'ReadPermissionMissing', 'EditPermissionMissing')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_video_accounts_webhook",
                table: "video_accounts",
                sql: "webhook IN ('None', 'Subscribed', 'Taken')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_video_accounts_where_connected",
                table: "video_accounts",
                sql: "(state = 'Connected' AND connected_to = vendor) OR (state <> 'Connected' AND connected_to IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected')");

            migrationBuilder.CreateIndex(
                name: "ix_video_settings_organization_id",
                table: "video_settings",
                column: "organization_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "video_settings");

            migrationBuilder.DropIndex(
                name: "ix_video_accounts_connected",
                table: "video_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_video_accounts_connected_to",
                table: "video_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_video_accounts_fault",
                table: "video_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_video_accounts_webhook",
                table: "video_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_video_accounts_where_connected",
                table: "video_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.DropColumn(
                name: "account_id",
                table: "webhook_events");

            migrationBuilder.DropColumn(
                name: "connected_at",
                table: "video_accounts");

            migrationBuilder.DropColumn(
                name: "connected_to",
                table: "video_accounts");

            migrationBuilder.DropColumn(
                name: "fault",
                table: "video_accounts");

            migrationBuilder.DropColumn(
                name: "sealed_webhook_secret",
                table: "video_accounts");

            migrationBuilder.DropColumn(
                name: "tested_at",
                table: "video_accounts");

            migrationBuilder.DropColumn(
                name: "webhook",
                table: "video_accounts");

            migrationBuilder.CreateIndex(
                name: "ix_video_accounts_connected",
                table: "video_accounts",
                columns: new[] { "organization_id", "vendor" },
                unique: true,
                filter: "state = 'Connected'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved')");
        }
    }
}
