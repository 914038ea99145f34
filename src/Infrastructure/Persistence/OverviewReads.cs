using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Ports;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class OverviewReads(ReadContext context) : IOverviewReads
{
    public Task<int> CountUploadsSinceAsync(DateTimeOffset from, CancellationToken cancellationToken) =>
        context.Value.Visible<Video>().CountAsync(video => video.CreatedAt >= from, cancellationToken);

    public Task<long> FindStoredBytesAsync(CancellationToken cancellationToken) =>
        context.Value.Visible<LibraryUsage>().Select(usage => usage.UsedBytes).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<LocalizationState, int>> CountLocalizationsAsync(
        CancellationToken cancellationToken
    ) =>
        await context
            .Value.Visible<LocalizationJob>()
            .GroupBy(job => job.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.State, row => row.Count, cancellationToken);
}
