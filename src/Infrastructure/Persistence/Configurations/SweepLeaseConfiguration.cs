using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class SweepLeaseConfiguration : IEntityTypeConfiguration<SweepLease>
{
    public void Configure(EntityTypeBuilder<SweepLease> builder)
    {
        builder.ToTable("SweepLeases").HasKey(lease => lease.Name);
        builder.Property(lease => lease.Name).HasMaxLength(SweepLease.NameMaxLength);
    }
}
