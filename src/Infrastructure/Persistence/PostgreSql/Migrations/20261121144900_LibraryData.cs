using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace StreamHub.Infrastructure.Persistence.PostgreSql.Migrations;

/// <summary>What was there before the library counts its storage, has its sort keys, and is looked after by the sweep.</summary>
[DbContext(typeof(PostgreSqlDbContext))]
[Migration("20261121144900_LibraryData")]
public sealed class LibraryData : Migration
{
    // The index for searches is of an expression, which the model can't say. It is that of the dialect's condition.
    // Not of the live videos alone: the planner has no statistics of an index that leaves rows out, and would gather and
    // sort the whole library for a word that most videos have.
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            UPDATE videos SET state = 'WaitingForUpload' WHERE state = 'Uploading';
            UPDATE videos SET
                sort_title = LOWER(title),
                counted_bytes = CASE WHEN state = 'Failed' THEN 0 ELSE COALESCE(size_bytes, 0) END,
                check_due_at = CASE WHEN state IN ('WaitingForUpload', 'Processing') THEN created_at END;
            INSERT INTO library_usages (organization_id, used_bytes)
            SELECT organization_id, SUM(counted_bytes) FROM videos GROUP BY organization_id;
            """
        );

        migrationBuilder.Sql(
            """
            CREATE INDEX ix_videos_search ON videos USING gin (
                (to_tsvector('simple', title || ' ' || coalesce(description, ''))
                || array_to_tsvector(ARRAY['=' || organization_id::text])));
            """
        );
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("DROP INDEX ix_videos_search;");
}
