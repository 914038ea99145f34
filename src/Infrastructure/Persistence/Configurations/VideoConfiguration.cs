using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Library;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class VideoConfiguration : IEntityTypeConfiguration<Video>
{
    private const string SortDuration = "SortDuration";
    private const int AllowedOriginsMaxLength = AllowedOrigins.MaxCount * (AllowedOrigins.OriginMaxLength + 1);

    public void Configure(EntityTypeBuilder<Video> builder)
    {
        builder.ToTable(
            "Videos",
            table =>
            {
                table.HasCheckConstraint("ck_videos_size_bytes", "size_bytes >= 0");
                table.HasCheckConstraint("ck_videos_duration_milliseconds", "duration_milliseconds >= 0");
                table.HasCheckConstraint("ck_videos_thumbnail_at_milliseconds", "thumbnail_at_milliseconds >= 0");
                table.HasCheckConstraint("ck_videos_bytes", "declared_bytes >= 0 AND counted_bytes >= 0");
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
        builder
            .Property(video => video.AllowedOrigins)
            .IsSpacedList(origin => origin)
            .HasMaxLength(AllowedOriginsMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(video => video.OrganizationId);
        builder.HasOne<VideoAccount>().WithMany().HasForeignKey(video => video.AccountId);
        builder.HasIndex(video => new { video.Vendor, video.VendorUid }).IsUnique();
        builder.HasQueryFilter(ModelConventions.DeletedFilter, video => video.State != VideoState.Deleted);
        builder.Property(video => video.SortTitle).HasMaxLength(Video.TitleMaxLength);
        // Sorting needs a value for each, and a length that nobody knows yet is the shortest.
        builder.Property<long>(SortDuration).HasComputedColumnSql("COALESCE(duration_milliseconds, 0)", stored: true);
        builder.HasOne<Category>().WithMany().HasForeignKey(video => video.CategoryId);
        builder
            .HasIndex(video => new { video.CheckDueAt }, "ix_videos_check_due_at")
            .HasFilter("check_due_at IS NOT NULL");
        Lists(builder, "ix_videos_newest", nameof(Video.CreatedAt));
        Lists(builder, "ix_videos_by_state", nameof(Video.State), nameof(Video.CreatedAt));
        Lists(builder, "ix_videos_by_access", nameof(Video.Access), nameof(Video.CreatedAt));
        Lists(builder, "ix_videos_by_category", nameof(Video.CategoryId), nameof(Video.CreatedAt));
        Lists(builder, "ix_videos_by_creator", nameof(Video.CreatedBy), nameof(Video.CreatedAt));
        Lists(builder, "ix_videos_by_update", nameof(Video.UpdatedAt));
        Lists(builder, "ix_videos_by_title", nameof(Video.SortTitle));
        Lists(builder, "ix_videos_by_duration", SortDuration);
    }

    // Each list is a range of one index, read from either end.
    private static void Lists(EntityTypeBuilder<Video> builder, string name, params string[] columns) =>
        builder
            .HasIndex([nameof(Video.OrganizationId), .. columns, nameof(Video.Id)], name)
            .HasFilter("state <> 'Deleted'");
}
