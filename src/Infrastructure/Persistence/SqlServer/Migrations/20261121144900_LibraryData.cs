using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace StreamHub.Infrastructure.Persistence.SqlServer.Migrations;

/// <summary>What was there before the library counts its storage, has its sort keys, and is looked after by the sweep.</summary>
[DbContext(typeof(SqlServerDbContext))]
[Migration("20261121144900_LibraryData")]
public sealed class LibraryData : Migration
{
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
    }
}
