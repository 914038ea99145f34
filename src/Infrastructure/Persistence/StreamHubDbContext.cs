using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>The model, the same on every database. Derived contexts add what is a database's own.</summary>
public abstract class StreamHubDbContext(DbContextOptions options) : DbContext(options)
{
    private const int EnumMaxLength = 30;

    /// <summary>On whose behalf this context works; set when a scope takes it from the pool.</summary>
    public ICallerContext? Caller { get; set; }

    /// <summary>The one organization whose things a caller sees. The filter of every owned entity reads it at each query.</summary>
    public Guid OrganizationId => (Caller?.Current as MemberCaller)?.OrganizationId ?? Guid.Empty;

    public bool SeesAllOrganizations => Caller?.Current == Application.Common.Security.Caller.System;

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        ChangeTracker.DetectChanges();
        RefuseForeignChanges();
        CountVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumMaxLength);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(StreamHubDbContext).Assembly);
        modelBuilder.FilterByOrganization(this);
        modelBuilder.CheckEnums();
        modelBuilder.RestrictDeletes();
        modelBuilder.UseSnakeCaseNames();
    }

    private void RefuseForeignChanges()
    {
        if (SeesAllOrganizations)
        {
            return;
        }

        foreach (var entry in ChangeTracker.Entries<IOwned>())
        {
            var changes = entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;
            if (
                changes
                && entry.Entity.OrganizationId != OrganizationId
                && !IsBeingFounded(entry.Entity.OrganizationId)
                && !ChangeTracker.IsAnswerOfInvited(entry.Entity, (Caller?.Current as MemberCaller)?.UserId)
            )
            {
                throw new InvalidOperationException(
                    $"{entry.Metadata.Name} of another organization was to be changed."
                );
            }
        }
    }

    private bool IsBeingFounded(Guid organizationId) =>
        ChangeTracker
            .Entries<Organization>()
            .Any(entry => entry.State == EntityState.Added && entry.Entity.Id == organizationId);

    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries<AggregateRoot>())
        {
            var version = entry.Property(aggregate => aggregate.Version);
            if (entry.State == EntityState.Modified && !version.IsModified)
            {
                version.CurrentValue++;
            }
        }
    }
}
