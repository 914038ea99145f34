using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Features.Playback;

/// <summary>Gathers what <see cref="Entitlement.Decide"/> decides from, and asks no more than the decision needs.</summary>
public sealed class EntitlementCheck(CurrentPlan currentPlan)
{
    public async Task<Result<Entitlement>> DecideAsync(
        PlayableVideo video,
        MemberCaller viewer,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var isOwner = video.OrganizationId == viewer.OrganizationId;
        var subscriptionGrantsUntil =
            !isOwner && video.Access == VideoAccess.Subscription
                ? await PremiumUntilAsync(now, cancellationToken)
                : null;
        return Entitlement.Decide(new EntitlementFacts(video.Access, isOwner, subscriptionGrantsUntil));
    }

    private async Task<DateTimeOffset?> PremiumUntilAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var holding = await currentPlan.FindAsync(now, cancellationToken);
        return holding.Plan.Limits.PremiumPlayback ? holding.GrantedUntil : null;
    }
}
