using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Events;
using StreamHub.Infrastructure.Messaging;
using StreamHub.Infrastructure.Persistence.SqlServer;
using Xunit;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>On a real SQL Server, where there is one: <c>STREAMHUB_TEST_SQLSERVER</c> is its connection string.</summary>
public sealed class SqlServerTests : IAsyncLifetime
{
    private const string Variable = "STREAMHUB_TEST_SQLSERVER";

    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly string? _server = Environment.GetEnvironmentVariable(Variable);
    private readonly SqlServerDialect _dialect = new();
    private SqlServerDbContext? _context;

    private SqlServerDbContext Context => _context!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(_server is not null, $"{Variable} names no SQL Server.");
        var connection = new SqlConnectionStringBuilder(_server) { InitialCatalog = $"test_{Guid.NewGuid():N}" };
        var options = new DbContextOptionsBuilder<SqlServerDbContext>().UseSqlServer(connection.ConnectionString);
        _context = new SqlServerDbContext(options.Options);
        await _context.Database.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.Database.EnsureDeletedAsync();
            await _context.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_migrations_run() => (await Context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();

    [Fact]
    public async Task A_due_message_is_claimed_once()
    {
        var message = new OutboxMessage(Guid.CreateVersion7(), "sample", "{}", traceParent: null, Noon, Noon);
        Context.Add(message);
        await Context.SaveChangesAsync();

        (await ClaimAsync()).ShouldBe([new ClaimedMessage(message.Id, 1, message.Name)]);
        (await ClaimAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_that_is_taken_is_known_by_its_index()
    {
        Context.Add(Register("ann@example.org"));
        Context.Add(Register("Ann@Example.org"));

        var thrown = await Should.ThrowAsync<DbUpdateException>(() => Context.SaveChangesAsync());

        _dialect
            .IsUniqueViolation(thrown.InnerException.ShouldBeAssignableTo<DbException>()!, out var constraint)
            .ShouldBeTrue();
        constraint.ShouldBe("ux_users_normalized_email");
    }

    [Fact]
    public async Task Events_get_the_places_that_follow()
    {
        var organization = Guid.CreateVersion7();
        foreach (var count in new[] { 1, 2 })
        {
            EventRow[] rows =
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(number => new EventRow(
                        number,
                        Guid.CreateVersion7(),
                        UserId: null,
                        "video:ready",
                        Guid.CreateVersion7(),
                        "{}",
                        Noon
                    )),
            ];
            await using var transaction = await Context.Database.BeginTransactionAsync();
            await Context.Database.ExecuteSqlRawAsync(
                _dialect.AppendEvents,
                organization,
                count,
                JsonSerializer.Serialize(rows, EventRowJson.Default.EventRowArray)
            );
            await transaction.CommitAsync();
        }

        var places = await Context
            .Set<LoggedEvent>()
            .IgnoreQueryFilters()
            .OrderBy(logged => logged.Position)
            .Select(logged => logged.Position)
            .ToListAsync();
        places.ShouldBe([1L, 2L, 3L]);
    }

    private static User Register(string address) =>
        User.Register(EmailAddress.Parse(address).Value, "Ann", UserRole.Viewer, Noon);

    private Task<List<ClaimedMessage>> ClaimAsync() =>
        Context
            .Database.SqlQueryRaw<ClaimedMessage>(
                _dialect.ClaimMessages,
                Noon.AddSeconds(1),
                Noon.AddMinutes(1),
                10,
                "others"
            )
            .ToListAsync();
}
