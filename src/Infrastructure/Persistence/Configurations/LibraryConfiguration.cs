using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Application.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class LibraryUsageConfiguration : IEntityTypeConfiguration<LibraryUsage>
{
    public void Configure(EntityTypeBuilder<LibraryUsage> builder)
    {
        builder.ToTable(
            "LibraryUsages",
            table => table.HasCheckConstraint("ck_library_usages_used_bytes", "used_bytes >= 0")
        );
        builder.HasKey(usage => usage.OrganizationId);
        builder.Property(usage => usage.OrganizationId).ValueGeneratedNever();
        builder.HasOne<Organization>().WithMany().HasForeignKey(usage => usage.OrganizationId);
    }
}

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.ToTable("Categories");
        builder.IsAggregate();
        builder.Property(category => category.Name).HasMaxLength(Category.NameMaxLength);
        builder.Property(category => category.NormalizedName).HasMaxLength(Category.NameMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(category => category.OrganizationId);
        builder.HasOne<Category>().WithMany().HasForeignKey(category => category.ParentId);
        // Not one index over the parent too: the databases don't agree on whether nothing equals nothing.
        builder
            .HasIndex(
                category => new { category.OrganizationId, category.NormalizedName },
                UniqueConstraints.UpperCategoryName
            )
            .IsUnique()
            .HasFilter("parent_id IS NULL");
        builder
            .HasIndex(
                category => new { category.ParentId, category.NormalizedName },
                UniqueConstraints.LowerCategoryName
            )
            .IsUnique()
            .HasFilter("parent_id IS NOT NULL");
    }
}

internal sealed class PlaylistConfiguration : IEntityTypeConfiguration<Playlist>
{
    public void Configure(EntityTypeBuilder<Playlist> builder)
    {
        builder.ToTable("Playlists");
        builder.IsAggregate();
        builder.Property(playlist => playlist.Name).HasMaxLength(Playlist.NameMaxLength);
        builder.Property(playlist => playlist.Description).HasMaxLength(Playlist.DescriptionMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(playlist => playlist.OrganizationId);
        builder.HasMany(playlist => playlist.Items).WithOne().HasForeignKey(item => item.PlaylistId);
        builder
            .HasIndex(playlist => new
            {
                playlist.OrganizationId,
                playlist.CreatedAt,
                playlist.Id,
            })
            .IsDescending(false, true, true);
    }
}

internal sealed class PlaylistItemConfiguration : IEntityTypeConfiguration<PlaylistItem>
{
    public void Configure(EntityTypeBuilder<PlaylistItem> builder)
    {
        builder.ToTable("PlaylistItems").HasKey(item => new { item.PlaylistId, item.VideoId });
        builder.Property(item => item.VideoId).ValueGeneratedNever();
        builder.HasOne<Video>().WithMany().HasForeignKey(item => item.VideoId);
        builder.HasIndex(item => new
        {
            item.PlaylistId,
            item.Rank,
            item.VideoId,
        });
    }
}

internal sealed class LibraryImportConfiguration : IEntityTypeConfiguration<LibraryImport>
{
    public void Configure(EntityTypeBuilder<LibraryImport> builder)
    {
        builder.ToTable("LibraryImports");
        builder.IsAggregate();
        builder.Ignore(import => import.Home);
        builder.Property(import => import.PageCursor).HasMaxLength(LibraryImport.PageCursorMaxLength);
        builder.Property(import => import.FailureCode).HasMaxLength(LibraryImport.FailureCodeMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(import => import.OrganizationId);
        builder.HasOne<VideoAccount>().WithMany().HasForeignKey(import => import.AccountId);
        builder.HasIndex(import => new { import.OrganizationId, import.StartedAt }).IsDescending(false, true);
        builder
            .HasIndex(import => import.OrganizationId, UniqueConstraints.RunningImport)
            .IsUnique()
            .HasFilter("state = 'Running'");
    }
}
