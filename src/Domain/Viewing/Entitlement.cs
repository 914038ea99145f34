using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Domain.Viewing;

/// <summary>The way by which somebody may play a video.</summary>
public enum EntitlementWay
{
    Owner,
    Free,
    Subscription,
}

/// <summary>What the decision is made from.</summary>
/// <param name="IsOwner">The viewer acts for the organization that owns the video.</param>
/// <param name="SubscriptionGrantsUntil">Until when a subscription with premium playback grants it, if there is one.</param>
public sealed record EntitlementFacts(VideoAccess Access, bool IsOwner, DateTimeOffset? SubscriptionGrantsUntil);

/// <summary>Yes: by which way, and until when if that ends.</summary>
public sealed record Entitlement(EntitlementWay Way, DateTimeOffset? Until)
{
    /// <summary>The one answer to "may this viewer play this video?"; everything that hands out playback asks here.</summary>
    public static Result<Entitlement> Decide(EntitlementFacts facts) =>
        facts switch
        {
            { IsOwner: true } => new Entitlement(EntitlementWay.Owner, Until: null),
            { Access: VideoAccess.Free } => new Entitlement(EntitlementWay.Free, Until: null),
            { Access: VideoAccess.Subscription, SubscriptionGrantsUntil: { } until } => new Entitlement(
                EntitlementWay.Subscription,
                until
            ),
            { Access: VideoAccess.Subscription } => EntitlementErrors.SubscriptionRequired,
            _ => VideoErrors.NotFound,
        };
}
