using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>Microsoft's own parser of SQL Server 2019's language: judges texts where there is no server.</summary>
internal static class TSql
{
    private const string BatchEnd = "GO";

    public static IReadOnlyList<string> Batches(string script)
    {
        var batches = new List<List<string>> { new() };
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Trim() == BatchEnd)
            {
                batches.Add([]);
            }
            else
            {
                batches[^1].Add(line);
            }
        }

        return [.. batches.Select(lines => string.Join('\n', lines).Trim()).Where(batch => batch.Length > 0)];
    }

    public static IReadOnlyList<string> ErrorsIn(string batch)
    {
        using var text = new StringReader(batch);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        return [.. errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}")];
    }
}
