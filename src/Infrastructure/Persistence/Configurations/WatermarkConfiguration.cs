using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class WatermarkConfiguration : IEntityTypeConfiguration<Watermark>
{
    private const int Digits = WatermarkLook.Decimals + 1;

    public void Configure(EntityTypeBuilder<Watermark> builder)
    {
        builder.ToTable(
            "Watermarks",
            table =>
                table.HasCheckConstraint(
                    "ck_watermarks_look",
                    "opacity BETWEEN 0 AND 1 AND padding BETWEEN 0 AND 1 AND scale BETWEEN 0 AND 1"
                )
        );
        builder.IsAggregate();
        builder.Ignore(watermark => watermark.Home);
        builder.Property(watermark => watermark.Name).HasMaxLength(Watermark.NameMaxLength);
        builder.Property(watermark => watermark.VendorUid).HasMaxLength(Watermark.VendorUidMaxLength);
        builder.Property(watermark => watermark.Opacity).HasPrecision(Digits, WatermarkLook.Decimals);
        builder.Property(watermark => watermark.Padding).HasPrecision(Digits, WatermarkLook.Decimals);
        builder.Property(watermark => watermark.Scale).HasPrecision(Digits, WatermarkLook.Decimals);
        builder.HasOne<Organization>().WithMany().HasForeignKey(watermark => watermark.OrganizationId);
        builder.HasOne<VideoAccount>().WithMany().HasForeignKey(watermark => watermark.AccountId);
        builder.HasIndex(watermark => new { watermark.Vendor, watermark.VendorUid }).IsUnique();
        builder
            .HasIndex(watermark => new { watermark.CheckDueAt }, "ix_watermarks_check_due_at")
            .HasFilter("check_due_at IS NOT NULL");
        builder.HasQueryFilter(ModelConventions.DeletedFilter, watermark => watermark.DeletedAt == null);
    }
}
