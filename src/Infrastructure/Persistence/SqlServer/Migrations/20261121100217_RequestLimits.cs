using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RequestLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "requests_per_minute",
                table: "plans",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.UpdateData(
                table: "plans",
                keyColumn: "code",
                keyValue: "agency",
                column: "requests_per_minute",
                value: 6000);

            migrationBuilder.UpdateData(
                table: "plans",
                keyColumn: "code",
                keyValue: "free",
                column: "requests_per_minute",
                value: 300);

            migrationBuilder.UpdateData(
                table: "plans",
                keyColumn: "code",
                keyValue: "pro",
                column: "requests_per_minute",
                value: 1200);

            migrationBuilder.AddCheckConstraint(
                name: "ck_plans_requests_per_minute",
                table: "plans",
                sql: "requests_per_minute > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_plans_requests_per_minute",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "requests_per_minute",
                table: "plans");
        }
    }
}
