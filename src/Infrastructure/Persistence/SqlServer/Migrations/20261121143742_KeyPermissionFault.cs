using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class KeyPermissionFault : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_video_accounts_fault",
                table: "video_accounts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_video_accounts_fault",
                table: "video_accounts",
                sql: "fault IN ('TokenRefused', 'WrongAccount', 'ReadPermissionMissing', 'EditPermissionMissing', 'KeyPermissionMissing')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_video_accounts_fault",
                table: "video_accounts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_video_accounts_fault",
                table: "video_accounts",
                sql: "fault IN ('TokenRefused', 'WrongAccount', 'ReadPermissionMissing', 'EditPermissionMissing')");
        }
    }
}
