using System.Data.Common;
using System.Text.Json;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Hand-written SQL for the hottest reads of owned things, for several organizations in one round trip. The tenancy of
/// such SQL is here and nowhere else: the condition is part of each query, and each row is held to the organization that
/// it says it belongs to.
/// </summary>
internal sealed class OwnedQueries(ReadDatabase database, IDatabaseDialect dialect)
{
    /// <returns>What was found; a row answers only the organization that owns it.</returns>
    public async Task<Dictionary<Owned<Guid>, T>> FindAsync<T>(
        OwnedTable<T> table,
        IReadOnlyCollection<Owned<Guid>> questions
    )
    {
        await using var command = database.Source.CreateCommand(FindSql(table, dialect));
        command.Parameters.Add(Parameter(command.CreateParameter(), "asked", Json(questions)));
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<Owned<Guid>, T>(questions.Count);
        while (await reader.ReadAsync())
        {
            var id = reader.GetGuid(reader.FieldCount - 2);
            found.Add(new Owned<Guid>(OwnerOf(reader), id), table.Read(reader));
        }

        return found;
    }

    public async Task<Dictionary<Owned<TKey>, IReadOnlyList<T>>> ListAsync<TKey, T>(
        OwnedTable<T> table,
        IReadOnlyCollection<Owned<TKey>> questions,
        Func<Guid, TKey, OwnedSelection> select
    )
        where TKey : notnull
    {
        await using var batch = database.Source.CreateBatch();
        foreach (var question in questions)
        {
            batch.BatchCommands.Add(
                Command(batch.CreateBatchCommand(), table, question, select(question.OrganizationId, question.Value))
            );
        }

        await using var reader = await batch.ExecuteReaderAsync();
        var lists = new Dictionary<Owned<TKey>, IReadOnlyList<T>>(questions.Count);
        foreach (var question in questions)
        {
            lists.Add(question, await ReadAsync(reader, table, question.OrganizationId));
            await reader.NextResultAsync();
        }

        return lists;
    }

    internal static string FindSql<T>(OwnedTable<T> table, IDatabaseDialect dialect) =>
        $"SELECT {table.Columns}, owned.id, owned.organization_id FROM {dialect.AskedIds} "
        + $"JOIN {table.Name} AS owned ON owned.organization_id = asked.organization_id AND owned.id = asked.id"
        + (table.Condition is { } condition ? $" WHERE {condition}" : string.Empty);

    internal static string ListSql<T>(OwnedTable<T> table, OwnedSelection selection) =>
        $"SELECT {table.Columns}, owned.organization_id FROM {table.Name} AS owned "
        + "WHERE owned.organization_id = @organization "
        + (table.Condition is { } condition ? $"AND {condition} " : string.Empty)
        + selection.Sql;

    private static DbBatchCommand Command<TKey, T>(
        DbBatchCommand command,
        OwnedTable<T> table,
        Owned<TKey> question,
        OwnedSelection selection
    )
    {
        command.CommandText = ListSql(table, selection);
        command.Parameters.Add(Parameter(command.CreateParameter(), "organization", question.OrganizationId));
        foreach (var (name, value) in selection.Parameters)
        {
            command.Parameters.Add(Parameter(command.CreateParameter(), name, value));
        }

        return command;
    }

    private static async Task<List<T>> ReadAsync<T>(DbDataReader reader, OwnedTable<T> table, Guid organizationId)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(
                OwnerOf(reader) == organizationId
                    ? table.Read(reader)
                    : throw new InvalidOperationException($"A query of {table.Name} found what somebody else owns.")
            );
        }

        return rows;
    }

    private static Guid OwnerOf(DbDataReader reader) => reader.GetGuid(reader.FieldCount - 1);

    private static string Json(IReadOnlyCollection<Owned<Guid>> questions) =>
        JsonSerializer.Serialize(
            questions.Select(question => new AskedId(question.OrganizationId, question.Value)),
            JsonSerializerOptions.Web
        );

    private static DbParameter Parameter(DbParameter parameter, string name, object value)
    {
        parameter.ParameterName = name;
        parameter.Value = value;
        return parameter;
    }

    private sealed record AskedId(Guid O, Guid I);
}
