using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Application.Common;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Feeds;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class ShowConfiguration : IEntityTypeConfiguration<Show>
{
    private const char Separator = '\n';
    private const int CategoriesMaxLength = PodcastCategories.MaxOfShow * (PodcastCategories.NameMaxLength + 1);

    public void Configure(EntityTypeBuilder<Show> builder)
    {
        builder.ToTable(
            "Shows",
            table => table.HasCheckConstraint("ck_shows_episode_count", "episode_count BETWEEN 0 AND 10000")
        );
        builder.IsAggregate();
        builder.Property(show => show.Slug).HasMaxLength(ShowSlug.MaxLength);
        builder.Property(show => show.Title).HasMaxLength(Show.TitleMaxLength);
        builder.Property(show => show.Description).HasMaxLength(Show.DescriptionMaxLength);
        builder.Property(show => show.Language).HasMaxLength(LanguageTag.MaxLength);
        builder.Property(show => show.Author).HasMaxLength(Show.AuthorMaxLength);
        builder.Property(show => show.OwnerEmail).HasMaxLength(EmailAddress.MaxLength);
        builder
            .Property(show => show.Categories)
            .HasConversion(
                list => string.Join(Separator, list),
                text => text.Split(Separator, StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<IReadOnlyList<string>>(
                    (one, other) => one!.SequenceEqual(other!),
                    list => list.Count,
                    list => list
                )
            )
            .HasMaxLength(CategoriesMaxLength);
        builder.Property(show => show.ArtworkUrl).HasMaxLength(Show.AddressMaxLength);
        builder.Property(show => show.Link).HasMaxLength(Show.AddressMaxLength);
        builder.Property(show => show.Copyright).HasMaxLength(Show.CopyrightMaxLength);
        builder.Property(show => show.FundingUrl).HasMaxLength(Show.AddressMaxLength);
        builder.Property(show => show.FundingText).HasMaxLength(Show.FundingTextMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(show => show.OrganizationId);
        builder.HasMany(show => show.Listings).WithOne().HasForeignKey(listing => listing.ShowId);
        builder.HasIndex(show => new { show.Slug }, UniqueConstraints.ShowSlug).IsUnique();
        builder
            .HasIndex(show => new
            {
                show.OrganizationId,
                show.CreatedAt,
                show.Id,
            })
            .IsDescending(false, true, true);
        builder.HasQueryFilter(ModelConventions.DeletedFilter, show => show.DeletedAt == null);
    }
}

internal sealed class ShowListingConfiguration : IEntityTypeConfiguration<ShowListing>
{
    public void Configure(EntityTypeBuilder<ShowListing> builder)
    {
        builder.ToTable(
            "ShowListings",
            table =>
                table.HasCheckConstraint(
                    "ck_show_listings_when_live",
                    "(state = 'Live' AND proof IS NOT NULL AND page_url IS NOT NULL) OR (state <> 'Live' AND proof IS NULL AND page_url IS NULL)"
                )
        );
        builder.HasKey(listing => new { listing.ShowId, listing.Platform });
        builder.Property(listing => listing.PageUrl).HasMaxLength(ChannelAddress.MaxLength);
    }
}

internal sealed class ShowSubscriberConfiguration : IEntityTypeConfiguration<ShowSubscriber>
{
    public void Configure(EntityTypeBuilder<ShowSubscriber> builder)
    {
        builder.ToTable("ShowSubscribers").IsAggregate();
        builder.Property(subscriber => subscriber.Name).HasMaxLength(ShowSubscriber.NameMaxLength);
        builder.Property(subscriber => subscriber.TokenHash).HasMaxLength(TokenHash.MaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(subscriber => subscriber.OrganizationId);
        builder.HasOne<Show>().WithMany().HasForeignKey(subscriber => subscriber.ShowId);
        builder.HasOne<User>().WithMany().HasForeignKey(subscriber => subscriber.UserId);
        builder.HasIndex(subscriber => subscriber.TokenHash).IsUnique();
        builder
            .HasIndex(subscriber => new
            {
                subscriber.ShowId,
                subscriber.CreatedAt,
                subscriber.Id,
            })
            .IsDescending(false, true, true);
    }
}

internal sealed class EpisodeConfiguration : IEntityTypeConfiguration<Episode>
{
    public void Configure(EntityTypeBuilder<Episode> builder)
    {
        builder.ToTable(
            "Episodes",
            table =>
            {
                table.HasCheckConstraint("ck_episodes_media_bytes", "media_bytes > 0");
                table.HasCheckConstraint("ck_episodes_numbers", "duration_seconds > 0 AND season > 0 AND number > 0");
                table.HasCheckConstraint("ck_episodes_published", "state <> 'Published' OR published_at IS NOT NULL");
            }
        );
        builder.IsAggregate();
        builder.Property(episode => episode.ItemGuid).HasMaxLength(Episode.ItemGuidMaxLength);
        builder.Property(episode => episode.Title).HasMaxLength(Episode.TitleMaxLength);
        builder.Property(episode => episode.Description).HasMaxLength(Episode.DescriptionMaxLength);
        builder.Property(episode => episode.Notes).HasMaxLength(Episode.NotesMaxLength);
        builder.Property(episode => episode.MediaUrl).HasMaxLength(Show.AddressMaxLength);
        builder.Property(episode => episode.MediaType).HasMaxLength(MediaFile.TypeMaxLength);
        builder.Property(episode => episode.ArtworkUrl).HasMaxLength(Show.AddressMaxLength);
        builder.Property(episode => episode.ChaptersUrl).HasMaxLength(Show.AddressMaxLength);
        builder.Property(episode => episode.TranscriptUrl).HasMaxLength(Show.AddressMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(episode => episode.OrganizationId);
        builder.HasOne<Show>().WithMany().HasForeignKey(episode => episode.ShowId);
        builder.HasIndex(episode => new { episode.ShowId, episode.ItemGuid }, UniqueConstraints.EpisodeGuid).IsUnique();
        builder
            .HasIndex(episode => new
            {
                episode.ShowId,
                episode.CreatedAt,
                episode.Id,
            })
            .IsDescending(false, true, true);
        // A feed is a range of it, and its newest episode the range's first.
        builder
            .HasIndex(episode => new
            {
                episode.ShowId,
                episode.State,
                episode.PublishedAt,
                episode.Id,
            })
            .IsDescending(false, false, true, true);
    }
}

/// <summary>No foreign keys: what was fetched of an episode stays counted when it is deleted.</summary>
internal sealed class EpisodeListenerConfiguration : IEntityTypeConfiguration<EpisodeListener>
{
    public void Configure(EntityTypeBuilder<EpisodeListener> builder)
    {
        builder.ToTable("EpisodeListeners");
        builder.HasKey(one => new
        {
            one.EpisodeId,
            one.Day,
            one.Listener,
        });
        builder.HasIndex(one => one.Day);
    }
}

internal sealed class EpisodeDownloadDayConfiguration : IEntityTypeConfiguration<EpisodeDownloadDay>
{
    public void Configure(EntityTypeBuilder<EpisodeDownloadDay> builder)
    {
        builder.ToTable(
            "EpisodeDownloadDays",
            table => table.HasCheckConstraint("ck_episode_download_days_downloads", "downloads > 0")
        );
        builder.HasKey(one => new { one.EpisodeId, one.Day });
        builder.HasIndex(one => new { one.ShowId, one.Day });
    }
}
