using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Organizations;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class PaymentReversalConfiguration : IEntityTypeConfiguration<PaymentReversal>
{
    public void Configure(EntityTypeBuilder<PaymentReversal> builder)
    {
        builder.ToTable(
            "PaymentReversals",
            table => table.HasCheckConstraint("ck_payment_reversals_amount", "amount >= 0")
        );
        builder.IsAggregate();
        builder.Property(reversal => reversal.ExternalId).HasMaxLength(PaymentReversal.ExternalIdMaxLength);
        builder.Property(reversal => reversal.ChargeExternalId).HasMaxLength(PaymentReversal.ExternalIdMaxLength);
        builder.Property(reversal => reversal.Currency).HasMaxLength(PaymentReversal.CurrencyLength);
        builder.Property(reversal => reversal.Reason).HasMaxLength(PaymentReversal.ReasonMaxLength);
        builder.HasIndex(reversal => reversal.ExternalId).IsUnique();
        builder.HasIndex(reversal => new { reversal.OrganizationId, reversal.OccurredAt });
        builder.HasOne<Organization>().WithMany().HasForeignKey(reversal => reversal.OrganizationId);
    }
}

internal sealed class BillingReconciliationConfiguration : IEntityTypeConfiguration<BillingReconciliation>
{
    public void Configure(EntityTypeBuilder<BillingReconciliation> builder)
    {
        builder.ToTable("BillingReconciliations").IsAggregate();
        builder.HasIndex(report => new { report.StartedAt, report.Id });
        builder.OwnsMany(
            report => report.Findings,
            finding =>
            {
                finding.ToTable("ReconciliationFindings");
                finding.WithOwner().HasForeignKey("ReportId");
                finding.Property(one => one.SubscriptionExternalId).HasMaxLength(Subscription.ExternalIdMaxLength);
                finding.HasKey("ReportId", nameof(ReconciliationFinding.SubscriptionExternalId));
            }
        );
    }
}
