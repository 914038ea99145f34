using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Plans;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class BillingCustomerConfiguration : IEntityTypeConfiguration<BillingCustomer>
{
    public void Configure(EntityTypeBuilder<BillingCustomer> builder)
    {
        builder.ToTable("BillingCustomers").IsAggregate();
        builder.Property(customer => customer.ExternalId).HasMaxLength(BillingCustomer.ExternalIdMaxLength);
        builder.HasIndex(customer => customer.ExternalId).IsUnique();
        builder.HasIndex(customer => customer.OrganizationId).IsUnique().HasFilter("ended_at IS NULL");
        builder.HasOne<Organization>().WithMany().HasForeignKey(customer => customer.OrganizationId);
    }
}

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable(
            "Subscriptions",
            table =>
            {
                table.HasCheckConstraint("ck_subscriptions_period", "current_period_start <= current_period_end");
                table.HasCheckConstraint(
                    "ck_subscriptions_card",
                    "(card_brand IS NULL AND card_last_four IS NULL AND card_expiry_month IS NULL "
                        + "AND card_expiry_year IS NULL) OR (payment_method_type IS NOT NULL "
                        + "AND payment_method_type = 'card' AND card_brand IS NOT NULL "
                        + "AND card_last_four IS NOT NULL AND card_expiry_month IS NOT NULL "
                        + "AND card_expiry_month BETWEEN 1 AND 12 AND card_expiry_year IS NOT NULL)"
                );
            }
        );
        builder.IsAggregate();
        builder.Property(subscription => subscription.ExternalId).HasMaxLength(Subscription.ExternalIdMaxLength);
        builder.Property(subscription => subscription.PriceExternalId).HasMaxLength(Subscription.ExternalIdMaxLength);
        // Those that were there before it was kept: the next look at them tells.
        builder.Property(subscription => subscription.Interval).HasDefaultValue(BillingInterval.Month);
        builder.OwnsOne(
            subscription => subscription.PaymentMethod,
            method =>
            {
                method
                    .Property(one => one.Type)
                    .HasColumnName("PaymentMethodType")
                    .HasMaxLength(PaymentMethod.TypeMaxLength);
                method.Property(one => one.Brand).HasColumnName("CardBrand").HasMaxLength(PaymentMethod.BrandMaxLength);
                method
                    .Property(one => one.LastFour)
                    .HasColumnName("CardLastFour")
                    .HasMaxLength(PaymentMethod.LastFourLength);
                method.Property(one => one.ExpiryMonth).HasColumnName("CardExpiryMonth");
                method.Property(one => one.ExpiryYear).HasColumnName("CardExpiryYear");
            }
        );
        builder.Ignore(subscription => subscription.HasEnded);
        builder.Ignore(subscription => subscription.EndsAt);
        builder.HasIndex(subscription => subscription.ExternalId).IsUnique();
        builder.HasIndex(subscription => subscription.OrganizationId);
        builder.HasIndex(subscription => subscription.CheckDueAt).HasFilter("check_due_at IS NOT NULL");
        builder.HasOne<Organization>().WithMany().HasForeignKey(subscription => subscription.OrganizationId);
        builder.HasOne<Plan>().WithMany().HasForeignKey(subscription => subscription.PlanCode);
    }
}

internal sealed class OrganizationTrialConfiguration : IEntityTypeConfiguration<OrganizationTrial>
{
    public void Configure(EntityTypeBuilder<OrganizationTrial> builder)
    {
        builder.ToTable("OrganizationTrials").IsAggregate();
        builder.Property(trial => trial.SubscriptionExternalId).HasMaxLength(Subscription.ExternalIdMaxLength);
        builder.HasIndex(trial => trial.OrganizationId).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(trial => trial.OrganizationId);
    }
}

internal sealed class BillingNoticeConfiguration : IEntityTypeConfiguration<BillingNotice>
{
    public void Configure(EntityTypeBuilder<BillingNotice> builder)
    {
        builder.ToTable("BillingNotices").IsAggregate();
        builder
            .HasIndex(notice => new
            {
                notice.SubscriptionId,
                notice.Kind,
                notice.About,
            })
            .IsUnique();
        builder.HasOne<Subscription>().WithMany().HasForeignKey(notice => notice.SubscriptionId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(notice => notice.OrganizationId);
    }
}
