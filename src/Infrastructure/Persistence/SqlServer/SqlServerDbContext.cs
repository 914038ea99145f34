using Microsoft.EntityFrameworkCore;

namespace StreamHub.Infrastructure.Persistence.SqlServer;

public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : StreamHubDbContext(options)
{
    /// <summary>Compares text as PostgreSQL does, byte by byte: ids of vendors and hashes differ by case.</summary>
    private const string BinaryCollation = "Latin1_General_100_BIN2";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseCollation(BinaryCollation);
        base.OnModelCreating(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Where(property => property.ClrType == typeof(string)))
            {
                property.SetCollation(BinaryCollation);
            }
        }
    }
}
