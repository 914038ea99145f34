using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Feeds;

public enum ShowType
{
    /// <summary>Newest first, each by itself.</summary>
    Episodic,

    /// <summary>To be heard in order.</summary>
    Serial,
}

/// <summary>Who may read a show's feed.</summary>
public enum ShowAccess
{
    Public,

    /// <summary>Whoever was given an address of their own.</summary>
    Private,

    /// <summary>As <see cref="Private"/>, while an organization of theirs has a plan with premium playback.</summary>
    Subscription,
}

/// <summary>
/// A podcast whose feed is hosted here. Each change of what its feed says, its episodes' changes too, counts as a change of
/// the show: its version names the feed's content.
/// </summary>
public sealed class Show : AggregateRoot, IOwned
{
    public const int TitleMaxLength = 200;
    public const int DescriptionMaxLength = 4_000;
    public const int AuthorMaxLength = 200;
    public const int CopyrightMaxLength = 200;
    public const int FundingTextMaxLength = 128;
    public const int AddressMaxLength = 500;
    public const int MaxEpisodes = 10_000;

    private readonly List<ShowListing> _listings = [];

    private Show(Guid id, Guid organizationId, Guid createdBy, string slug, Guid podcastGuid, DateTimeOffset createdAt)
        : base(id)
    {
        OrganizationId = organizationId;
        CreatedBy = createdBy;
        Slug = slug;
        PodcastGuid = podcastGuid;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid CreatedBy { get; private set; }

    /// <summary>Never another, and never given to another show, deleted or not: who reads a feed goes by its address.</summary>
    public string Slug { get; private set; }

    public Guid PodcastGuid { get; private set; }

    public string Title { get; private set; } = string.Empty;

    public string Description { get; private set; } = string.Empty;

    /// <summary>A tag of BCP 47.</summary>
    public string Language { get; private set; } = string.Empty;

    public string Author { get; private set; } = string.Empty;

    /// <summary>Stands in the feed: platforms prove by it who the owner is.</summary>
    public string OwnerEmail { get; private set; } = string.Empty;

    /// <summary>Of <see cref="PodcastCategories"/>.</summary>
    public IReadOnlyList<string> Categories { get; private set; } = [];

    public bool IsExplicit { get; private set; }

    public ShowType Type { get; private set; }

    public ShowAccess Access { get; private set; }

    public string ArtworkUrl { get; private set; } = string.Empty;

    /// <summary>The show's own page.</summary>
    public string? Link { get; private set; }

    public string? Copyright { get; private set; }

    public string? FundingUrl { get; private set; }

    public string? FundingText { get; private set; }

    /// <summary>Whether other hosts are asked not to take the feed over.</summary>
    public bool IsLocked { get; private set; }

    public int EpisodeCount { get; private set; }

    public IReadOnlyCollection<ShowListing> Listings => _listings;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When its feed was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Since when nobody finds it any more; its row keeps the slug from being taken.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    public static Show Create(
        Guid organizationId,
        Guid createdBy,
        string slug,
        Guid podcastGuid,
        ShowDetails details,
        DateTimeOffset now
    )
    {
        if (!ShowSlug.IsSlug(slug))
        {
            throw new ArgumentException("It is no slug.", nameof(slug));
        }

        var show = new Show(NewId(now), organizationId, createdBy, slug, podcastGuid, now);
        show.Take(details);
        return show;
    }

    public void Edit(ShowDetails details, DateTimeOffset now)
    {
        Take(details);
        FeedChanged(now);
    }

    public Result AdmitEpisode(DateTimeOffset now)
    {
        if (EpisodeCount >= MaxEpisodes)
        {
            return ShowErrors.Full;
        }

        EpisodeCount++;
        FeedChanged(now);
        return Result.Success();
    }

    public void DismissEpisode(DateTimeOffset now)
    {
        EpisodeCount--;
        FeedChanged(now);
    }

    /// <summary>What the feed says is another thing now.</summary>
    public void FeedChanged(DateTimeOffset now)
    {
        UpdatedAt = now > UpdatedAt ? now : UpdatedAt;
        CountAsChanged();
    }

    public void Delete(DateTimeOffset now)
    {
        DeletedAt = now;
        CountAsChanged();
    }

    /// <summary>Its place at a platform, which is made when it is first asked for.</summary>
    public ShowListing ListingAt(Platform platform)
    {
        var listing = _listings.Find(one => one.Platform == platform);
        if (listing is null)
        {
            listing = new ShowListing(Id, OrganizationId, platform);
            _listings.Add(listing);
        }

        return listing;
    }

    private void Take(ShowDetails details)
    {
        Title = details.Title.Trim();
        Description = details.Description.Trim();
        Language = details.Language;
        Author = details.Author.Trim();
        OwnerEmail = details.OwnerEmail;
        Categories = details.Categories;
        IsExplicit = details.IsExplicit;
        Type = details.Type;
        Access = details.Access;
        ArtworkUrl = details.ArtworkUrl.AbsoluteUri;
        Link = details.Link?.AbsoluteUri;
        Copyright = details.Copyright?.Trim();
        FundingUrl = details.FundingUrl?.AbsoluteUri;
        FundingText = details.FundingText?.Trim();
        IsLocked = details.IsLocked;
    }
}
