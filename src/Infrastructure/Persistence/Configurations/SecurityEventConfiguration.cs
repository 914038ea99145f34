using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Audit;

namespace StreamHub.Infrastructure.Persistence.Configurations;

/// <summary>No foreign keys: what happened stays told after whom it happened to is gone.</summary>
internal sealed class SecurityEventConfiguration : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> builder)
    {
        builder.ToTable("SecurityEvents").IsAggregate();
        builder.Property(entry => entry.Address).HasMaxLength(ClientOrigin.AddressMaxLength);
        builder.Property(entry => entry.Device).HasMaxLength(ClientOrigin.DeviceMaxLength);
        builder.Property(entry => entry.Detail).HasMaxLength(SecurityEvent.DetailMaxLength);
        builder.HasIndex(entry => entry.OccurredAt);
        builder.HasIndex(entry => new { entry.UserId, entry.OccurredAt });
        builder.HasIndex(entry => new { entry.OrganizationId, entry.OccurredAt });
    }
}
