using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class MuxWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events");

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events",
                sql: "vendor IN ('Stripe', 'Cloudflare', 'Clerk', 'Mux')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events");

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_events_vendor",
                table: "webhook_events",
                sql: "vendor IN ('Stripe', 'Cloudflare', 'Clerk')");
        }
    }
}
