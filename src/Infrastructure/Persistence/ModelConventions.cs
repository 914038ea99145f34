using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>What holds for every entity, said once.</summary>
internal static class ModelConventions
{
    /// <summary>The name of the filter that keeps organizations apart.</summary>
    public const string TenantFilter = "organization";

    /// <summary>The name of the filter that leaves out what was deleted and is only kept for the record.</summary>
    public const string DeletedFilter = "deleted";

    public static void FilterByOrganization(this ModelBuilder modelBuilder, StreamHubDbContext context)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(IsOwnedByOrganization).ToList())
        {
            var row = Expression.Parameter(entity.ClrType);
            var sameOrganization = Expression.Equal(
                Expression.Property(row, nameof(IOwned.OrganizationId)),
                Expression.Property(Expression.Constant(context), nameof(StreamHubDbContext.OrganizationId))
            );
            modelBuilder.Entity(entity.ClrType).HasQueryFilter(TenantFilter, Expression.Lambda(sameOrganization, row));
        }
    }

    /// <summary>The database takes only the names that an enum has.</summary>
    public static void CheckEnums(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum)
                {
                    var column = SnakeCase(property.Name);
                    var names = string.Join(", ", Enum.GetNames(type).Select(name => $"'{name}'"));
                    entity.AddCheckConstraint(
                        $"ck_{SnakeCase(entity.GetTableName()!)}_{column}",
                        $"{column} IN ({names})"
                    );
                }
            }
        }
    }

    /// <summary>Only an aggregate's own parts go with it; what merely refers to it keeps it from being deleted.</summary>
    public static void RestrictDeletes(this ModelBuilder modelBuilder)
    {
        var references = modelBuilder
            .Model.GetEntityTypes()
            .SelectMany(entity => entity.GetForeignKeys())
            .Where(foreignKey => foreignKey.DependentToPrincipal is null && foreignKey.PrincipalToDependent is null);
        foreach (var reference in references)
        {
            reference.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    public static void UseSnakeCaseNames(this ModelBuilder modelBuilder)
    {
        var entities = modelBuilder.Model.GetEntityTypes().ToList();
        foreach (var entity in entities)
        {
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.GetColumnName(table)!));
            }
        }

        foreach (var entity in entities)
        {
            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            RenameKeysAndIndexes(entity);
        }
    }

    private static bool IsOwnedByOrganization(IMutableEntityType entity) =>
        typeof(IOwned).IsAssignableFrom(entity.ClrType);

    private static void RenameKeysAndIndexes(IMutableEntityType entity)
    {
        foreach (var key in entity.GetKeys())
        {
            key.SetName(SnakeCase(key.GetName()!));
        }

        foreach (var foreignKey in entity.GetForeignKeys())
        {
            foreignKey.SetConstraintName(SnakeCase(foreignKey.GetConstraintName()!));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
        }
    }

    private static string SnakeCase(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1])))
            {
                result.Append('_');
            }

            result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }
}
