using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class VideoAccountConfiguration : IEntityTypeConfiguration<VideoAccount>
{
    public void Configure(EntityTypeBuilder<VideoAccount> builder)
    {
        builder.ToTable("VideoAccounts");
        builder.IsAggregate();
        builder.Ignore(account => account.Home);
        builder.Property(account => account.ExternalId).HasMaxLength(VideoAccount.ExternalIdMaxLength);
        builder.Property(account => account.PlaybackBaseUrl).HasMaxLength(VideoAccount.PlaybackBaseUrlMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(account => account.OrganizationId);
        builder
            .HasIndex(account => new
            {
                account.OrganizationId,
                account.Vendor,
                account.ExternalId,
            })
            .IsUnique();
        builder
            .HasIndex(account => new { account.OrganizationId, account.Vendor }, "ix_video_accounts_connected")
            .IsUnique()
            .HasFilter("state = 'Connected'");
    }
}
