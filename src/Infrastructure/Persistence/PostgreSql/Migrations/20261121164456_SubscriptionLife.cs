using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SubscriptionLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_subscriptions_status",
                table: "subscriptions");

            migrationBuilder.DropIndex(
                name: "ix_billing_customers_organization_id",
                table: "billing_customers");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "cancel_at",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "check_due_at",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "grace_ends_at",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "interval",
                table: "subscriptions",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Month");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "past_due_since",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "price_external_id",
                table: "subscriptions",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "trial_end",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "billing_customers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "billing_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    about = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_notices", x => x.id);
                    table.CheckConstraint("ck_billing_notices_kind", "kind IN ('TrialEnding', 'PaymentFailed', 'PlanEnded')");
                    table.ForeignKey(
                        name: "fk_billing_notices_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_billing_notices_subscriptions_subscription_id",
                        column: x => x.subscription_id,
                        principalTable: "subscriptions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_reconciliations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    compared = table.Column<int>(type: "integer", nullable: false),
                    repaired = table.Column<int>(type: "integer", nullable: false),
                    unrepaired = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_reconciliations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organization_trials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_trials", x => x.id);
                    table.ForeignKey(
                        name: "fk_organization_trials_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_reversals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    charge_external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_reversals", x => x.id);
                    table.CheckConstraint("ck_payment_reversals_amount", "amount >= 0");
                    table.CheckConstraint("ck_payment_reversals_state", "state IN ('Refunded', 'Disputed', 'DisputeWon', 'DisputeLost')");
                    table.ForeignKey(
                        name: "fk_payment_reversals_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_reconciliation_findings",
                columns: table => new
                {
                    subscription_external_id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    reconciliation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_repaired = table.Column<bool>(type: "boolean", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_check_due_at",
                table: "subscriptions",
                column: "check_due_at",
                filter: "check_due_at IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_subscriptions_interval",
                table: "subscriptions",
                sql: "interval IN ('Month', 'Year')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_subscriptions_status",
                table: "subscriptions",
                sql: "status IN ('Incomplete', 'Trialing', 'Active', 'PastDue', 'Unpaid', 'Paused', 'Cancelled', 'Expired')");

            migrationBuilder.CreateIndex(
                name: "ix_billing_customers_organization_id",
                table: "billing_customers",
                column: "organization_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_billing_notices_organization_id",
                table: "billing_notices",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_billing_notices_subscription_id_kind_about",
                table: "billing_notices",
                columns: new[] { "subscription_id", "kind", "about" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_billing_reconciliations_started_at_id",
                table: "billing_reconciliations",
                columns: new[] { "started_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_organization_trials_organization_id",
                table: "organization_trials",
                column: "organization_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_reversals_external_id",
                table: "payment_reversals",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_reversals_organization_id_occurred_at",
                table: "payment_reversals",
                columns: new[] { "organization_id", "occurred_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_notices");

            migrationBuilder.DropTable(
                name: "billing_reconciliation_findings");

            migrationBuilder.DropTable(
                name: "organization_trials");

            migrationBuilder.DropTable(
                name: "payment_reversals");

            migrationBuilder.DropTable(
                name: "billing_reconciliations");

            migrationBuilder.DropIndex(
                name: "ix_subscriptions_check_due_at",
                table: "subscriptions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_subscriptions_interval",
                table: "subscriptions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_subscriptions_status",
                table: "subscriptions");

            migrationBuilder.DropIndex(
                name: "ix_billing_customers_organization_id",
                table: "billing_customers");

            migrationBuilder.DropColumn(
                name: "cancel_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "check_due_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "grace_ends_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "interval",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "past_due_since",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "price_external_id",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "trial_end",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "billing_customers");

            migrationBuilder.AddCheckConstraint(
                name: "ck_subscriptions_status",
                table: "subscriptions",
                sql: "status IN ('Incomplete', 'Trialing', 'Active', 'PastDue', 'Unpaid', 'Paused', 'Cancelled')");

            migrationBuilder.CreateIndex(
                name: "ix_billing_customers_organization_id",
                table: "billing_customers",
                column: "organization_id",
                unique: true);
        }
    }
}
