using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SecurityEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "logins",
                type: "character varying(45)",
                maxLength: 45,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "security_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    device = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_events", x => x.id);
                    table.CheckConstraint("ck_security_events_kind", "kind IN ('Registered', 'LoggedIn', 'LogInFailed', 'LockedOut', 'LoggedOut', 'LoginRevoked', 'RefreshTokenReused', 'EmailConfirmed', 'PasswordChanged', 'PasswordResetRequested', 'PasswordReset', 'TwoFactorEnabled', 'TwoFactorDisabled', 'TwoFactorFailed', 'RecoveryCodeUsed', 'RecoveryCodesReplaced', 'RoleChanged', 'UserLocked', 'UserUnlocked', 'IdentityLinked', 'IdentityUnlinked', 'KeyCreated', 'KeyRotated', 'KeyRevoked', 'KeyUsedFromNewAddress', 'OrganizationCreated', 'OrganizationDeleted', 'OwnershipTransferred', 'MemberInvited', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved')");
                });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_occurred_at",
                table: "security_events",
                column: "occurred_at");

            migrationBuilder.CreateIndex(
                name: "ix_security_events_organization_id_occurred_at",
                table: "security_events",
                columns: new[] { "organization_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_security_events_user_id_occurred_at",
                table: "security_events",
                columns: new[] { "user_id", "occurred_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "security_events");

            migrationBuilder.DropColumn(
                name: "address",
                table: "logins");
        }
    }
}
