using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Feeds;

public enum ListingState
{
    NotSubmitted,

    /// <summary>Its owner made the feed known to the platform.</summary>
    Submitted,

    /// <summary>The platform shows it.</summary>
    Live,
}

/// <summary>Who says that a show is live at a platform.</summary>
public enum ListingProof
{
    /// <summary>Its owner, who gave its page there.</summary>
    Owner,

    /// <summary>The platform, which was asked.</summary>
    Check,
}

/// <summary>A show's place at a platform that reads its feed. Nothing is live there because we say so.</summary>
public sealed class ShowListing : IOwned
{
    internal ShowListing(Guid showId, Guid organizationId, Platform platform)
    {
        ShowId = showId;
        OrganizationId = organizationId;
        Platform = platform;
    }

    public Guid ShowId { get; private set; }

    public Guid OrganizationId { get; private set; }

    public Platform Platform { get; private set; }

    public ListingState State { get; private set; }

    public ListingProof? Proof { get; private set; }

    /// <summary>The show's page at the platform.</summary>
    public string? PageUrl { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? LiveAt { get; private set; }

    public void TakeBack()
    {
        State = ListingState.NotSubmitted;
        SubmittedAt = null;
        ForgetPage();
    }

    public void Submit(DateTimeOffset now)
    {
        State = ListingState.Submitted;
        SubmittedAt ??= now;
        ForgetPage();
    }

    /// <param name="page">A page of the platform, as <see cref="ChannelAddress"/> takes it.</param>
    public void GoLive(ChannelAddress page, DateTimeOffset now)
    {
        State = ListingState.Live;
        SubmittedAt ??= now;
        LiveAt ??= now;
        Proof = ListingProof.Owner;
        PageUrl = page.ToString();
    }

    private void ForgetPage()
    {
        LiveAt = null;
        Proof = null;
        PageUrl = null;
    }
}
