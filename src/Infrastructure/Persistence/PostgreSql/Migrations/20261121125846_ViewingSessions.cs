using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ViewingSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "viewing_sessions",
                columns: table => new
                {
                    video_id = table.Column<Guid>(type: "uuid", nullable: false),
                    viewer = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    duration_seconds = table.Column<int>(type: "integer", nullable: true),
                    watched = table.Column<byte[]>(type: "bytea", maxLength: 5400, nullable: false),
                    watched_seconds = table.Column<int>(type: "integer", nullable: false),
                    completion_permille = table.Column<int>(type: "integer", nullable: true),
                    is_completed = table.Column<bool>(type: "boolean", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    device = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    writes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_viewing_sessions", x => new { x.video_id, x.viewer, x.session_id });
                    table.CheckConstraint("ck_viewing_sessions_completion_permille", "completion_permille BETWEEN 0 AND 1000");
                    table.CheckConstraint("ck_viewing_sessions_device", "device IN ('Unknown', 'Desktop', 'Mobile', 'Tablet', 'Tv', 'Bot')");
                    table.CheckConstraint("ck_viewing_sessions_duration_seconds", "duration_seconds > 0");
                    table.CheckConstraint("ck_viewing_sessions_times", "started_at <= heard_at");
                    table.CheckConstraint("ck_viewing_sessions_watched_seconds", "watched_seconds >= 0 AND (duration_seconds IS NULL OR watched_seconds <= duration_seconds)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_viewing_sessions_organization_id_day",
                table: "viewing_sessions",
                columns: new[] { "organization_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_viewing_sessions_video_id_day",
                table: "viewing_sessions",
                columns: new[] { "video_id", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "viewing_sessions");
        }
    }
}
