using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Organizations;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class PaymentWriteConfiguration : IEntityTypeConfiguration<PaymentWrite>
{
    public void Configure(EntityTypeBuilder<PaymentWrite> builder)
    {
        builder.ToTable("PaymentWrites").HasKey(write => write.Id);
        builder.Property(write => write.Id).ValueGeneratedNever();
        builder.Property(write => write.Fingerprint).HasMaxLength(PaymentWrite.FingerprintLength);
        builder.HasIndex(write => write.Fingerprint).IsUnique();
        builder.HasIndex(write => write.StartedAt);
    }
}

internal sealed class PendingCheckoutConfiguration : IEntityTypeConfiguration<PendingCheckout>
{
    public void Configure(EntityTypeBuilder<PendingCheckout> builder)
    {
        builder.ToTable("PendingCheckouts").IsAggregate();
        builder.Property(checkout => checkout.ExternalId).HasMaxLength(PendingCheckout.ExternalIdMaxLength);
        builder.Property(checkout => checkout.Terms).HasMaxLength(PendingCheckout.TermsLength);
        builder.HasIndex(checkout => checkout.OrganizationId).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(checkout => checkout.OrganizationId);
    }
}
