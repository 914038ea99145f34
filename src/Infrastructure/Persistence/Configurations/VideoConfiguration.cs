using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class VideoConfiguration : IEntityTypeConfiguration<Video>
{
    public void Configure(EntityTypeBuilder<Video> builder)
    {
        builder.ToTable(
            "Videos",
            table =>
            {
                table.HasCheckConstraint("ck_videos_size_bytes", "size_bytes >= 0");
                table.HasCheckConstraint("ck_videos_duration_milliseconds", "duration_milliseconds >= 0");
            }
        );
        builder.IsAggregate();
        builder.Ignore(video => video.Home);
        builder.Ignore(video => video.AtVendor);
        builder.Property(video => video.Title).HasMaxLength(Video.TitleMaxLength);
        builder.Property(video => video.Description).HasMaxLength(Video.DescriptionMaxLength);
        builder.Property(video => video.VendorUid).HasMaxLength(Video.VendorUidMaxLength);
        builder.Property(video => video.PlaybackId).HasMaxLength(Video.PlaybackIdMaxLength);
        builder.Property(video => video.FailureCode).HasMaxLength(Video.FailureCodeMaxLength);
        builder.Property(video => video.FailureMessage).HasMaxLength(Video.FailureMessageMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(video => video.OrganizationId);
        builder.HasOne<VideoAccount>().WithMany().HasForeignKey(video => video.AccountId);
        builder.HasIndex(video => new { video.Vendor, video.VendorUid }).IsUnique();
        builder
            .HasIndex(video => new
            {
                video.OrganizationId,
                video.CreatedAt,
                video.Id,
            })
            .IsDescending(false, true, true);
    }
}
