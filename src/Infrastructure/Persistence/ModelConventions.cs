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

    public static void UseSnakeCaseNames(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.GetColumnName()));
            }

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
