using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Application.Common;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Plans;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class PlanConfiguration : IEntityTypeConfiguration<Plan>
{
    private const int CurrencyLength = 3;

    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable(
            "Plans",
            table =>
            {
                table.HasCheckConstraint("ck_plans_amounts", "monthly_amount >= 0 AND yearly_amount >= 0");
                table.HasCheckConstraint("ck_plans_requests_per_minute", "requests_per_minute > 0");
                table.HasCheckConstraint(
                    "ck_plans_free",
                    "code <> 'free' OR (rank = 0 AND monthly_amount = 0 AND yearly_amount = 0)"
                );
                table.HasCheckConstraint(
                    "ck_plans_limits",
                    "channel_limit >= 0 AND monthly_upload_limit >= 0 AND concurrent_stream_limit >= 0 "
                        + "AND storage_byte_limit >= 0 AND member_limit >= 0 AND monthly_render_token_limit >= 0"
                );
            }
        );
        builder.HasKey(plan => plan.Code);
        builder.Property(plan => plan.Code).HasMaxLength(Plan.CodeMaxLength);
        builder.Property(plan => plan.Name).HasMaxLength(Plan.NameMaxLength);
        builder.Ignore(plan => plan.IsSold);
        builder.Ignore(plan => plan.IsFree);
        builder.Property(plan => plan.Version).IsConcurrencyToken();
        builder.HasIndex(plan => plan.Rank, UniqueConstraints.PlanRank).IsUnique();
        builder.HasData(
            PlanCatalogue.All.Select(plan => new
            {
                plan.Code,
                plan.Name,
                plan.Rank,
                plan.IsOnSale,
                plan.Version,
            })
        );
        builder.OwnsOne(
            plan => plan.Prices,
            prices =>
            {
                prices.Property(price => price.Currency).HasColumnName("Currency").HasMaxLength(CurrencyLength);
                prices.Property(price => price.MonthlyAmount).HasColumnName("MonthlyAmount");
                prices.Property(price => price.YearlyAmount).HasColumnName("YearlyAmount");
                prices.HasData(
                    PlanCatalogue.All.Select(plan => new
                    {
                        PlanCode = plan.Code,
                        plan.Prices.Currency,
                        plan.Prices.MonthlyAmount,
                        plan.Prices.YearlyAmount,
                    })
                );
            }
        );
        builder.Navigation(plan => plan.Prices).IsRequired();
        builder.OwnsOne(
            plan => plan.Limits,
            limits =>
            {
                limits.Property(limit => limit.Channels).HasColumnName("ChannelLimit");
                limits.Property(limit => limit.MonthlyUploads).HasColumnName("MonthlyUploadLimit");
                limits.Property(limit => limit.ConcurrentStreams).HasColumnName("ConcurrentStreamLimit");
                limits.Property(limit => limit.PremiumPlayback).HasColumnName("PremiumPlayback");
                limits.Property(limit => limit.StorageBytes).HasColumnName("StorageByteLimit");
                limits.Property(limit => limit.Members).HasColumnName("MemberLimit");
                limits.Property(limit => limit.MonthlyRenderTokens).HasColumnName("MonthlyRenderTokenLimit");
                limits.Property(limit => limit.RequestsPerMinute).HasColumnName("RequestsPerMinute");
                limits.HasData(
                    PlanCatalogue.All.Select(plan => new
                    {
                        PlanCode = plan.Code,
                        plan.Limits.Channels,
                        plan.Limits.MonthlyUploads,
                        plan.Limits.ConcurrentStreams,
                        plan.Limits.PremiumPlayback,
                        plan.Limits.StorageBytes,
                        plan.Limits.Members,
                        plan.Limits.MonthlyRenderTokens,
                        plan.Limits.RequestsPerMinute,
                    })
                );
            }
        );
        builder.Navigation(plan => plan.Limits).IsRequired();
    }
}
