using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Events;
using StreamHub.Infrastructure.Events;

namespace StreamHub.Infrastructure.Persistence.Configurations;

/// <summary>No foreign keys: what happened stays told after what it happened to is gone.</summary>
internal sealed class LoggedEventConfiguration : IEntityTypeConfiguration<LoggedEvent>
{
    public void Configure(EntityTypeBuilder<LoggedEvent> builder)
    {
        builder.ToTable("Events", table => table.HasCheckConstraint("ck_events_position", "position > 0"));
        builder.HasKey(logged => new { logged.OrganizationId, logged.Position });
        builder.Property(logged => logged.Position).ValueGeneratedNever();
        builder.Property(logged => logged.Type).HasMaxLength(EventTypes.MaxLength);
        builder.Property(logged => logged.Data).HasMaxLength(LoggedEvent.DataMaxLength);
        builder.HasIndex(logged => logged.Id).IsUnique();
        builder.HasIndex(logged => logged.OccurredAt);
    }
}

internal sealed class EventLogEndConfiguration : IEntityTypeConfiguration<EventLogEnd>
{
    public void Configure(EntityTypeBuilder<EventLogEnd> builder)
    {
        builder.ToTable("EventLogEnds").HasKey(end => end.OrganizationId);
        builder.Property(end => end.OrganizationId).ValueGeneratedNever();
    }
}
