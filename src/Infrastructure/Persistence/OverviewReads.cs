using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class OverviewReads(ReadContext context) : IOverviewReads
{
    public async Task<IReadOnlyDictionary<LocalizationState, int>> CountLocalizationsAsync(
        CancellationToken cancellationToken
    ) =>
        await context
            .Value.Visible<LocalizationJob>()
            .GroupBy(job => job.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.State, row => row.Count, cancellationToken);

    public async Task<IReadOnlyDictionary<PublishingState, int>> CountJobsAsync(CancellationToken cancellationToken) =>
        await context
            .Value.Visible<PublishingJob>()
            .GroupBy(job => job.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.State, row => row.Count, cancellationToken);

    public Task<int> CountChannelsAsync(CancellationToken cancellationToken) =>
        context.Value.Visible<Channel>().CountAsync(row => row.State != ChannelState.Disconnected, cancellationToken);
}
