using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class StaffAndIdentities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events");

            migrationBuilder.DropCheckConstraint(
                name: "ck_logins_ended_because",
                table: "logins");

            migrationBuilder.AddColumn<string>(
                name: "lock_reason",
                table: "users",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "locked_at",
                table: "users",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "external_id",
                table: "logins",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "external_identities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    vendor = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    subject = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    user_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_external_identities", x => x.id);
                    table.CheckConstraint("ck_external_identities_vendor", "vendor IN ('Clerk')");
                    table.ForeignKey(
                        name: "fk_external_identities_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events",
                sql: "vendor IN ('Stripe', 'Cloudflare', 'Clerk')");

            migrationBuilder.CreateIndex(
                name: "ix_users_created_at_id",
                table: "users",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_logins_external_id",
                table: "logins",
                column: "external_id",
                unique: true,
                filter: "[external_id] IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_logins_ended_because",
                table: "logins",
                sql: "ended_because IN ('LoggedOut', 'TokenReused', 'EndedByStaff', 'IdentityDeleted')");

            migrationBuilder.CreateIndex(
                name: "ix_external_identities_user_id",
                table: "external_identities",
                column: "user_id",
                unique: true,
                filter: "[user_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_external_identities_vendor_subject",
                table: "external_identities",
                columns: new[] { "vendor", "subject" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "external_identities");

            migrationBuilder.DropCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events");

            migrationBuilder.DropIndex(
                name: "ix_users_created_at_id",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_logins_external_id",
                table: "logins");

            migrationBuilder.DropCheckConstraint(
                name: "ck_logins_ended_because",
                table: "logins");

            migrationBuilder.DropColumn(
                name: "lock_reason",
                table: "users");

            migrationBuilder.DropColumn(
                name: "locked_at",
                table: "users");

            migrationBuilder.DropColumn(
                name: "external_id",
                table: "logins");

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events",
                sql: "vendor IN ('Stripe', 'Cloudflare')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_logins_ended_because",
                table: "logins",
                sql: "ended_because IN ('LoggedOut', 'TokenReused')");
        }
    }
}
