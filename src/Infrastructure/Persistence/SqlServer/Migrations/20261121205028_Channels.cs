using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Channels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.CreateTable(
                name: "channel_connections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    user_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    login_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    platform = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    state_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    return_url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_connections", x => x.id);
                    table.CheckConstraint("ck_channel_connections_platform", "platform IN ('Youtube', 'Soundcloud', 'Spotify', 'Apple', 'Amazon', 'Iheart', 'Tunein', 'Deezer', 'Podchaser', 'Audiomack', 'Rss')");
                    table.ForeignKey(
                        name: "fk_channel_connections_logins_login_id",
                        column: x => x.login_id,
                        principalTable: "logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_channel_connections_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_channel_connections_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "channels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    platform = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    external_id = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    display_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    connected_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sealed_tokens = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    scopes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    access_ends_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    refresh_due_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    refreshing_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    refreshed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    connected_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channels", x => x.id);
                    table.CheckConstraint("ck_channels_consent", "sealed_tokens IS NOT NULL OR (access_ends_at IS NULL AND refresh_due_at IS NULL)");
                    table.CheckConstraint("ck_channels_platform", "platform IN ('Youtube', 'Soundcloud', 'Spotify', 'Apple', 'Amazon', 'Iheart', 'Tunein', 'Deezer', 'Podchaser', 'Audiomack', 'Rss')");
                    table.CheckConstraint("ck_channels_state", "state IN ('Connected', 'NeedsReconnect', 'Disconnected')");
                    table.ForeignKey(
                        name: "fk_channels_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_channels_users_connected_by",
                        column: x => x.connected_by,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected', 'ChannelConnected', 'ChannelDisconnected', 'ChannelConsentLost', 'PlanCreated', 'PlanChanged', 'PromotionCreated', 'PromotionDeactivated')");

            migrationBuilder.CreateIndex(
                name: "ix_channel_connections_expires_at",
                table: "channel_connections",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_channel_connections_login_id",
                table: "channel_connections",
                column: "login_id");

            migrationBuilder.CreateIndex(
                name: "ix_channel_connections_organization_id",
                table: "channel_connections",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_channel_connections_state_hash",
                table: "channel_connections",
                column: "state_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_channel_connections_user_id",
                table: "channel_connections",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_channels_connected_by",
                table: "channels",
                column: "connected_by");

            migrationBuilder.CreateIndex(
                name: "ix_channels_organization_id_platform_external_id",
                table: "channels",
                columns: new[] { "organization_id", "platform", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_channels_platform_external_id",
                table: "channels",
                columns: new[] { "platform", "external_id" });

            migrationBuilder.CreateIndex(
                name: "ix_channels_refresh_due_at",
                table: "channels",
                column: "refresh_due_at",
                filter: "refresh_due_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channel_connections");

            migrationBuilder.DropTable(
                name: "channels");

            migrationBuilder.DropCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events");

            migrationBuilder.AddCheckConstraint(
                name: "ck_security_events_kind",
                table: "security_events",
                sql: "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved', 'VideoAccountConnected', 'VideoAccountDisconnected', 'VideoAccountRejected', 'PlanCreated', 'PlanChanged', 'PromotionCreated', 'PromotionDeactivated')");
        }
    }
}
