using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ReconciliationFindings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_reconciliation_findings");

            migrationBuilder.CreateTable(
                name: "reconciliation_findings",
                columns: table => new
                {
                    subscription_external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_repaired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_findings", x => new { x.report_id, x.subscription_external_id });
                    table.CheckConstraint("ck_reconciliation_findings_kind", "kind IN ('MissingHere', 'Differing', 'MissingAtVendor', 'ForeignCustomer')");
                    table.ForeignKey(
                        name: "fk_reconciliation_findings_billing_reconciliations_report_id",
                        column: x => x.report_id,
                        principalTable: "billing_reconciliations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reconciliation_findings");

            migrationBuilder.CreateTable(
                name: "billing_reconciliation_findings",
                columns: table => new
                {
                    reconciliation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    is_repaired = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_reconciliation_findings", x => new { x.reconciliation_id, x.subscription_external_id });
                    table.CheckConstraint("ck_billing_reconciliation_findings_kind", "kind IN ('MissingHere', 'Differing', 'MissingAtVendor', 'ForeignCustomer')");
                    table.ForeignKey(
                        name: "fk_billing_reconciliation_findings_billing_reconciliations_rec~",
                        column: x => x.reconciliation_id,
                        principalTable: "billing_reconciliations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }
    }
}
