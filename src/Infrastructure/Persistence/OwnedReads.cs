using System.Data.Common;
using StreamHub.Application.Common.Security;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Hand-written SQL for the hottest reads of owned things. It is limited to the caller's organization here, as the
/// model's filter limits all other queries: SQL that does not ask for it is not run.
/// </summary>
internal sealed class OwnedReads(ReadDatabase database, ICallerContext caller)
{
    private const string OrganizationFilter = "organization_id = @organization";

    public async Task<List<T>> ListAsync<T>(
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken,
        params IReadOnlyList<(string Name, object Value)> parameters
    )
    {
        if (!sql.Contains(OrganizationFilter, StringComparison.Ordinal))
        {
            throw new ArgumentException($"A read of owned things must ask for '{OrganizationFilter}'.", nameof(sql));
        }

        await using var command = database.Source.CreateCommand(sql);
        Bind(command, "organization", caller.Member.OrganizationId);
        foreach (var (name, value) in parameters)
        {
            Bind(command, name, value);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static void Bind(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
