using System.Data.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>A question of one organization's, about what it owns.</summary>
internal readonly record struct Owned<T>(Guid OrganizationId, T Value);

/// <summary>A table whose rows belong to organizations, and how to read one.</summary>
/// <param name="Columns">What is read, in the order that <paramref name="Read"/> expects.</param>
internal sealed record OwnedTable<T>(string Name, string Columns, Func<DbDataReader, T> Read)
{
    /// <summary>What holds of every row that is ever read; for what is kept only for the record.</summary>
    public string? Condition { get; init; }
}

/// <summary>What follows the organization's condition in a query: further conditions, order, limit.</summary>
internal sealed record OwnedSelection(string Sql, IReadOnlyList<(string Name, object Value)> Parameters);
