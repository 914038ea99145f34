using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class EventsAndPaymentMethods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "card_brand",
                table: "subscriptions",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "card_expiry_month",
                table: "subscriptions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "card_expiry_year",
                table: "subscriptions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "card_last_four",
                table: "subscriptions",
                type: "nvarchar(4)",
                maxLength: 4,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "payment_method_type",
                table: "subscriptions",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "event_log_ends",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_log_ends", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    user_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    type = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    subject_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    data = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    occurred_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => new { x.organization_id, x.position });
                    table.CheckConstraint("ck_events_position", "position > 0");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_subscriptions_card",
                table: "subscriptions",
                sql: "(card_brand IS NULL AND card_last_four IS NULL AND card_expiry_month IS NULL AND card_expiry_year IS NULL) OR (payment_method_type IS NOT NULL AND payment_method_type = 'card' AND card_brand IS NOT NULL AND card_last_four IS NOT NULL AND card_expiry_month IS NOT NULL AND card_expiry_month BETWEEN 1 AND 12 AND card_expiry_year IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_events_id",
                table: "events",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_events_occurred_at",
                table: "events",
                column: "occurred_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_log_ends");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropCheckConstraint(
                name: "ck_subscriptions_card",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "card_brand",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "card_expiry_month",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "card_expiry_year",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "card_last_four",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "payment_method_type",
                table: "subscriptions");
        }
    }
}
