using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Every row of every table, as text.</summary>
public sealed record DatabaseContents(IReadOnlyList<string> Tables)
{
    private const string Query = """
        SELECT format('%s: %s', table_name, query_to_xml(format('SELECT * FROM %I ORDER BY 1', table_name), true, true, ''))
            AS "Value"
        FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name
        """;

    public static async Task<DatabaseContents> ReadAsync(StreamHubServer server) =>
        new(await server.InDatabaseAsync(database => database.Database.SqlQueryRaw<string>(Query).ToListAsync()));
}
