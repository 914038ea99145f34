using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("IdempotencyKeys").HasKey(key => key.Id);
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Caller).HasMaxLength(IdempotencyKey.CallerMaxLength);
        builder.Property(key => key.Route).HasMaxLength(IdempotencyKey.RouteMaxLength);
        builder.Property(key => key.Key).HasMaxLength(IdempotencyKey.KeyMaxLength);
        builder.Property(key => key.Fingerprint).HasMaxLength(IdempotencyKey.FingerprintLength);
        builder.Property(key => key.ContentType).HasMaxLength(IdempotencyKey.ContentTypeMaxLength);
        builder.Property(key => key.Location).HasMaxLength(IdempotencyKey.LocationMaxLength);
        builder.Property(key => key.Fence).IsConcurrencyToken();
        builder
            .HasIndex(key => new
            {
                key.Caller,
                key.Route,
                key.Key,
            })
            .IsUnique();
        builder.HasIndex(key => key.ExpiresAt);
    }
}
