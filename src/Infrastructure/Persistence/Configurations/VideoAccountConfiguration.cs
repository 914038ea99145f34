using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class VideoAccountConfiguration : IEntityTypeConfiguration<VideoAccount>
{
    public void Configure(EntityTypeBuilder<VideoAccount> builder)
    {
        builder.ToTable(
            "VideoAccounts",
            table =>
                table.HasCheckConstraint(
                    "ck_video_accounts_where_connected",
                    "(state = 'Connected' AND connected_to = vendor) OR (state <> 'Connected' AND connected_to IS NULL)"
                )
        );
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
        // Not over the state: EF Core writes the one that gives its place up before the one that takes it only where the
        // place is a value of the index.
        builder
            .HasIndex(account => new { account.OrganizationId, account.ConnectedTo }, "ix_video_accounts_connected")
            .IsUnique();
    }
}

/// <summary>Its id is its organization's.</summary>
internal sealed class VideoSettingsConfiguration : IEntityTypeConfiguration<VideoSettings>
{
    public void Configure(EntityTypeBuilder<VideoSettings> builder)
    {
        builder.ToTable("VideoSettings");
        builder.IsAggregate();
        builder.HasOne<Organization>().WithMany().HasForeignKey(settings => settings.OrganizationId);
    }
}
