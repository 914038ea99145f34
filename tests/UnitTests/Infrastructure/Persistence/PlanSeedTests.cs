using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Shouldly;
using StreamHub.Domain.Plans;
using StreamHub.Infrastructure.Persistence;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Persistence;

/// <summary>
/// Plans are seeded by migrations, and what admins make of them afterwards stays: a later migration may only fill columns
/// that it adds.
/// </summary>
public class PlanSeedTests
{
    private const string Plans = "plans";

    public static TheoryData<string> Contexts() => ["PostgreSql", "SqlServer"];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void A_migration_writes_only_what_no_admin_can_have_changed(string provider)
    {
        var seeded = new List<string>();
        foreach (var operations in Migrations(provider))
        {
            var added = operations
                .OfType<AddColumnOperation>()
                .Where(one => one.Table == Plans)
                .Select(one => one.Name);
            var isNew = operations.OfType<CreateTableOperation>().Any(one => one.Name == Plans);
            var updates = operations.OfType<UpdateDataOperation>().Where(one => one.Table == Plans);
            updates.SelectMany(one => one.Columns).Except(added).ShouldBeEmpty();
            operations.OfType<DeleteDataOperation>().ShouldNotContain(one => one.Table == Plans);
            var inserts = operations.OfType<InsertDataOperation>().Where(one => one.Table == Plans).ToList();
            (isNew || inserts.Count == 0).ShouldBeTrue("A plan's code may be one that an admin has taken meanwhile.");
            seeded.AddRange(inserts.SelectMany(Codes));
        }

        seeded.ShouldBe(PlanCatalogue.All.Select(plan => plan.Code), ignoreOrder: true);
    }

    private static IEnumerable<string> Codes(InsertDataOperation insert)
    {
        var column = Array.IndexOf(insert.Columns, "code");
        return Enumerable.Range(0, insert.Values.GetLength(0)).Select(row => (string)insert.Values[row, column]!);
    }

    private static IEnumerable<IReadOnlyList<MigrationOperation>> Migrations(string provider)
    {
        using DbContext context =
            provider == "PostgreSql"
                ? new PostgreSqlDesignTimeFactory().CreateDbContext([])
                : new SqlServerDesignTimeFactory().CreateDbContext([]);
        var assembly = context.GetService<IMigrationsAssembly>();
        return
        [
            .. assembly
                .Migrations.OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => assembly.CreateMigration(one.Value, context.Database.ProviderName!).UpOperations),
        ];
    }
}
