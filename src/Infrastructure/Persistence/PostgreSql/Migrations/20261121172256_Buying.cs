using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Buying : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "payment_writes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_writes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pending_checkouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    terms = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pending_checkouts", x => x.id);
                    table.ForeignKey(
                        name: "fk_pending_checkouts_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_writes_fingerprint",
                table: "payment_writes",
                column: "fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_writes_started_at",
                table: "payment_writes",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_pending_checkouts_organization_id",
                table: "pending_checkouts",
                column: "organization_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payment_writes");

            migrationBuilder.DropTable(
                name: "pending_checkouts");
        }
    }
}
