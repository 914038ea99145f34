using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Usage;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class MonthlyUsageConfiguration : IEntityTypeConfiguration<MonthlyUsage>
{
    public void Configure(EntityTypeBuilder<MonthlyUsage> builder)
    {
        builder.ToTable("MonthlyUsages", table => table.HasCheckConstraint("ck_monthly_usages_used", "used >= 0"));
        builder.HasKey(usage => new
        {
            usage.OrganizationId,
            usage.Metric,
            usage.Month,
        });
        builder.HasOne<Organization>().WithMany().HasForeignKey(usage => usage.OrganizationId);
    }
}

internal sealed class UsageReservationConfiguration : IEntityTypeConfiguration<UsageReservation>
{
    public void Configure(EntityTypeBuilder<UsageReservation> builder)
    {
        builder.ToTable(
            "UsageReservations",
            table => table.HasCheckConstraint("ck_usage_reservations_amount", "amount > 0")
        );
        builder.IsAggregate();
        builder.Ignore(reservation => reservation.Counted);
        builder.HasOne<Organization>().WithMany().HasForeignKey(reservation => reservation.OrganizationId);
        builder.HasIndex(reservation => new
        {
            reservation.OrganizationId,
            reservation.Metric,
            reservation.Month,
        });
    }
}
