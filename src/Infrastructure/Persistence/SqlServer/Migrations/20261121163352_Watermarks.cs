using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Watermarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "watermarks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    organization_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    created_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    opacity = table.Column<decimal>(type: "decimal(4,3)", precision: 4, scale: 3, nullable: false),
                    padding = table.Column<decimal>(type: "decimal(4,3)", precision: 4, scale: 3, nullable: false),
                    scale = table.Column<decimal>(type: "decimal(4,3)", precision: 4, scale: 3, nullable: false),
                    position = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    vendor = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    vendor_uid = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    width = table.Column<int>(type: "int", nullable: true),
                    height = table.Column<int>(type: "int", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    check_due_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
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

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "watermarks");
        }
    }
}
