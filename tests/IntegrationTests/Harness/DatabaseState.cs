using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>
/// How many rows each table has, and which transaction wrote the latest: any write that was committed changes it. Cheap
/// enough to be read around each of thousands of bad requests, which <see cref="DatabaseContents"/> is not.
/// </summary>
public sealed record DatabaseState(IReadOnlyList<string> Tables)
{
    private const string CountsOfEachTable = """
        SELECT string_agg(
            format('SELECT %L || count(*) || %L || coalesce(max(xmin::text::bigint), 0) AS "Value" FROM %I',
                relname || ': ', ' rows, the latest by transaction ', relname),
            ' UNION ALL ' ORDER BY relname) AS "Value"
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        """;

    // Every server's database has the same tables: it is a clone of one template.
    private static string? _query;

    public static Task<DatabaseState> ReadAsync(StreamHubServer server) =>
        server.InDatabaseAsync(async database =>
        {
            var query = _query ??= await database.Database.SqlQueryRaw<string>(CountsOfEachTable).SingleAsync();
            return new DatabaseState(await database.Database.SqlQueryRaw<string>(query).ToListAsync());
        });

    public void ShouldBe(DatabaseState expected) => Tables.ShouldBe(expected.Tables);
}
