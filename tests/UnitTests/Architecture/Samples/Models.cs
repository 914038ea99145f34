using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.UnitTests.Architecture.Samples.Models;

#pragma warning disable // Each of these is wrong, so that a rule has something to report.

internal class OpenAggregate : AggregateRoot
{
    public int Count;

    public OpenAggregate(Guid id)
        : base(id) { }

    public string Name { get; set; } = string.Empty;

    public int Size { get; private set; }
}

internal sealed class FilteredThing : IOwned
{
    private FilteredThing() { }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }
}

internal sealed class UnfilteredThing : IOwned
{
    private UnfilteredThing() { }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }
}

internal sealed class OtherwiseFilteredThing : IOwned
{
    private OtherwiseFilteredThing() { }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }
}

internal sealed class ForgottenThing : IOwned
{
    private ForgottenThing() { }

    public Guid OrganizationId { get; private set; }
}

internal sealed class SampleContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder
            .Entity<FilteredThing>()
            .HasQueryFilter(ModelConventions.TenantFilter, thing => thing.OrganizationId != Guid.Empty);
        modelBuilder.Entity<UnfilteredThing>();
        modelBuilder.Entity<OtherwiseFilteredThing>().HasQueryFilter("deleted", thing => thing.Id != Guid.Empty);
    }
}
