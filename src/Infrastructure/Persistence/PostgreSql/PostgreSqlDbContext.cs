using Microsoft.EntityFrameworkCore;

namespace StreamHub.Infrastructure.Persistence.PostgreSql;

public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : StreamHubDbContext(options);
