using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class LocalizationJobConfiguration : IEntityTypeConfiguration<LocalizationJob>
{
    public void Configure(EntityTypeBuilder<LocalizationJob> builder)
    {
        builder.ToTable("LocalizationJobs");
        builder.IsAggregate();
        builder.Ignore(job => job.IsOver);
        builder.Property(job => job.Language).HasMaxLength(LanguageTag.MaxLength);
        builder.Property(job => job.FailureCode).HasMaxLength(LocalizationJob.FailureCodeMaxLength);
        builder.Property(job => job.FailureMessage).HasMaxLength(LocalizationJob.FailureMessageMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(job => job.OrganizationId);
        builder.HasIndex(job => new { job.OrganizationId, job.State });
        builder
            .HasIndex(job => new
            {
                job.VideoId,
                job.CreatedAt,
                job.Id,
            })
            .IsDescending(false, true, true);
        builder
            .HasIndex(job => new { job.VideoId, job.Language }, "ux_localization_jobs_live")
            .IsUnique()
            .HasFilter("state IN ('Queued', 'Running')");
    }
}
