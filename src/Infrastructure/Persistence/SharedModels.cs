using Microsoft.EntityFrameworkCore.Metadata;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// The model of each database, built once a process. EF would build one for every data source that it sees: one for
/// writes, one for reads, and both again for each server that a test starts.
/// </summary>
internal static class SharedModels
{
    public static readonly Lazy<IModel> PostgreSql = new(() =>
    {
        using var context = new PostgreSqlDesignTimeFactory().CreateDbContext([]);
        return context.Model;
    });

    public static readonly Lazy<IModel> SqlServer = new(() =>
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        return context.Model;
    });
}
