using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class MuxLibrary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "thumbnail_at_milliseconds",
                table: "videos",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "caption_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    token_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    text = table.Column<string>(type: "nvarchar(max)", maxLength: 1048576, nullable: false, collation: "Latin1_General_100_BIN2"),
                    expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_caption_files", x => x.id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_videos_thumbnail_at_milliseconds",
                table: "videos",
                sql: "thumbnail_at_milliseconds >= 0");

            migrationBuilder.CreateIndex(
                name: "ix_caption_files_expires_at",
                table: "caption_files",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_caption_files_token_hash",
                table: "caption_files",
                column: "token_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "caption_files");

            migrationBuilder.DropCheckConstraint(
                name: "ck_videos_thumbnail_at_milliseconds",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "thumbnail_at_milliseconds",
                table: "videos");
        }
    }
}
