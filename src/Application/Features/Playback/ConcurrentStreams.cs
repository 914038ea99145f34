using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Features.Playback;

/// <summary>Holds playback to the concurrent streams of the viewer's plan.</summary>
public sealed class ConcurrentStreams(
    CurrentPlan currentPlan,
    IReadRepository<Plan> plans,
    IPlaybackStreams streams,
    ICallerContext caller
)
{
    private const string Limit = "concurrentStreams";

    /// <returns>The stream that plays; <c>null</c> for the owner's own videos, which take none.</returns>
    public async Task<Result<PlaybackStream?>> TakeAsync(
        EntitledVideo entitled,
        Guid? streamId,
        CancellationToken cancellationToken
    )
    {
        if (entitled.Entitlement.Way == EntitlementWay.Owner)
        {
            return Result.Success<PlaybackStream?>(null);
        }

        var viewer = caller.Member;
        var holding = await currentPlan.FindAsync(entitled.Now, cancellationToken);
        var allowed = holding.Plan.Limits.ConcurrentStreams;
        var request = new StreamRequest(streamId, viewer.OrganizationId, viewer.UserId, entitled.Video.Id, allowed);
        return await streams.TakeAsync(request, cancellationToken) switch
        {
            null => ConcurrencyErrors.ChangedMeanwhile,
            { Stream: { } stream } => stream,
            var full => await RefusalAsync(full.Running, allowed!.Value, cancellationToken),
        };
    }

    private async Task<Error> RefusalAsync(int running, int allowed, CancellationToken cancellationToken)
    {
        var all = await plans.ListAsync(new PlansByRank(), cancellationToken);
        var remedy = all.Find(plan => plan.Limits.ConcurrentStreams is not { } limit || running < limit);
        return PlanErrors.LimitReached(Limit, running, allowed, remedy?.Code);
    }
}
