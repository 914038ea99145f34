using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence.PostgreSql;

public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : StreamHubDbContext(options)
{
    /// <summary>Compares text byte by byte, as SQL Server is told to: pages must not depend on a server's locale.</summary>
    private const string BinaryCollation = "C";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Video>().Property(video => video.SortTitle).UseCollation(BinaryCollation);
    }
}
