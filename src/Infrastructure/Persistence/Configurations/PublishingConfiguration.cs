using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Publishing;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class PublishingJobConfiguration : IEntityTypeConfiguration<PublishingJob>
{
    private const char BetweenTags = '\n';

    public void Configure(EntityTypeBuilder<PublishingJob> builder)
    {
        builder.ToTable(
            "PublishingJobs",
            table =>
            {
                table.HasCheckConstraint(
                    "ck_publishing_jobs_source",
                    "(asset_url IS NULL AND video_id IS NOT NULL) OR (asset_url IS NOT NULL AND video_id IS NULL)"
                );
                table.HasCheckConstraint(
                    "ck_publishing_jobs_at_work",
                    "(slot IS NULL AND lease_until IS NULL) "
                        + "OR (slot IS NOT NULL AND lease_until IS NOT NULL AND state = 'Running')"
                );
            }
        );
        builder.IsAggregate();
        builder.Ignore(job => job.IsOver);
        builder.Ignore(job => job.IsProcessing);
        builder.Property(job => job.AssetUrl).HasMaxLength(PublishingJob.AssetUrlMaxLength);
        builder.Property(job => job.Title).HasMaxLength(PublishingJob.TitleMaxLength);
        builder.Property(job => job.Description).HasMaxLength(PublishingJob.DescriptionMaxLength);
        builder
            .Property(job => job.Tags)
            .IsSeparatedList(BetweenTags, tag => tag)
            .HasMaxLength(PublishingJob.TagsMaxLength);
        builder.Property(job => job.AssetVersion).HasMaxLength(PublishingJob.AssetVersionMaxLength);
        builder.Property(job => job.PostId).HasMaxLength(PublishingJob.PostIdMaxLength);
        builder.Property(job => job.PlatformUrl).HasMaxLength(PublishingJob.PlatformUrlMaxLength);
        builder.Property(job => job.Remark).HasMaxLength(PublishingJob.RemarkMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(job => job.OrganizationId);
        builder.HasOne<Channel>().WithMany().HasForeignKey(job => job.ChannelId);
        builder.HasOne<User>().WithMany().HasForeignKey(job => job.CreatedBy);
        AddIndexes(builder);
        builder.OwnsMany(
            job => job.Attempts,
            attempt =>
            {
                attempt.ToTable("PublishingAttempts");
                attempt.WithOwner().HasForeignKey("JobId");
                attempt.HasKey("JobId", nameof(PublishingAttempt.Number));
                attempt.Property(one => one.Number).ValueGeneratedNever();
                attempt.Property(one => one.Code).HasMaxLength(PublishingAttempt.CodeMaxLength);
                attempt.Property(one => one.Reason).HasMaxLength(PublishingAttempt.ReasonMaxLength);
            }
        );
    }

    private static void AddIndexes(EntityTypeBuilder<PublishingJob> builder)
    {
        builder
            .HasIndex(job => new
            {
                job.OrganizationId,
                job.CreatedAt,
                job.Id,
            })
            .IsDescending(false, true, true);
        builder.HasIndex(job => new { job.OrganizationId, job.State });
        // One at a time goes to a channel, and has a place of its platform: of two who claim at once the database lets one.
        builder
            .HasIndex(job => job.ChannelId, "ux_publishing_jobs_channel_at_work")
            .IsUnique()
            .HasFilter("slot IS NOT NULL");
        builder
            .HasIndex(job => new { job.Platform, job.Slot }, "ux_publishing_jobs_slot")
            .IsUnique()
            .HasFilter("slot IS NOT NULL");
        builder
            .HasIndex(job => new { job.ChannelId, job.ScheduledAt }, "ix_publishing_jobs_queue_of_channel")
            .HasFilter("state = 'Queued'");
        builder
            .HasIndex(job => new { job.Platform, job.ScheduledAt }, "ix_publishing_jobs_queue_of_platform")
            .HasFilter("state = 'Queued'");
    }
}

internal sealed class PlatformUploadsConfiguration : IEntityTypeConfiguration<PlatformUploads>
{
    public void Configure(EntityTypeBuilder<PlatformUploads> builder)
    {
        builder.ToTable("PlatformUploads", table => table.HasCheckConstraint("ck_platform_uploads_used", "used >= 0"));
        builder.HasKey(count => new { count.Platform, count.Day });
    }
}
