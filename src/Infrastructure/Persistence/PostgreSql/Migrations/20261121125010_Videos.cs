using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Videos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_videos_vendor",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_keys_vendor",
                table: "signing_keys");

            migrationBuilder.AddColumn<Guid>(
                name: "account_id",
                table: "videos",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "playback_id",
                table: "videos",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "video_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vendor = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    external_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    sealed_credentials = table.Column<string>(type: "text", nullable: true),
                    playback_base_url = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_video_accounts", x => x.id);
                    table.CheckConstraint("ck_video_accounts_state", "state IN ('Connected', 'Superseded', 'Disconnected')");
                    table.CheckConstraint("ck_video_accounts_vendor", "vendor IN ('Cloudflare', 'Mux')");
                    table.ForeignKey(
                        name: "fk_video_accounts_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_videos_account_id",
                table: "videos",
                column: "account_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_videos_vendor",
                table: "videos",
                sql: "vendor IN ('Cloudflare', 'Mux')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_keys_vendor",
                table: "signing_keys",
                sql: "vendor IN ('Cloudflare', 'Mux')");

            migrationBuilder.CreateIndex(
                name: "ix_video_accounts_connected",
                table: "video_accounts",
                columns: new[] { "organization_id", "vendor" },
                unique: true,
                filter: "state = 'Connected'");

            migrationBuilder.CreateIndex(
                name: "ix_video_accounts_organization_id_vendor_external_id",
                table: "video_accounts",
                columns: new[] { "organization_id", "vendor", "external_id" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_videos_video_accounts_account_id",
                table: "videos",
                column: "account_id",
                principalTable: "video_accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_videos_video_accounts_account_id",
                table: "videos");

            migrationBuilder.DropTable(
                name: "video_accounts");

            migrationBuilder.DropIndex(
                name: "ix_videos_account_id",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_videos_vendor",
                table: "videos");

            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_keys_vendor",
                table: "signing_keys");

            migrationBuilder.DropColumn(
                name: "account_id",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "playback_id",
                table: "videos");

            migrationBuilder.AddCheckConstraint(
                name: "ck_videos_vendor",
                table: "videos",
                sql: "vendor IN ('Cloudflare')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_keys_vendor",
                table: "signing_keys",
                sql: "vendor IN ('Cloudflare')");
        }
    }
}
