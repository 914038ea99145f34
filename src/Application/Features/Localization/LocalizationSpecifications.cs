using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Localization;

internal sealed class LocalizationById : Specification<LocalizationJob, LocalizationResponse>
{
    public LocalizationById(Guid id)
    {
        Query.Where(job => job.Id == id);
        Select(LocalizationResponse.Projection);
    }
}

/// <summary>The jobs of a video that are not over, in some languages.</summary>
internal sealed class LiveLocalizationsOf : Specification<LocalizationJob>
{
    public LiveLocalizationsOf(Guid videoId, IReadOnlyCollection<string> languages) =>
        Query.Where(job =>
            job.VideoId == videoId
            && languages.Contains(job.Language)
            && (job.State == LocalizationState.Queued || job.State == LocalizationState.Running)
        );
}

/// <summary>A video's jobs, newest first.</summary>
internal sealed class LocalizationsOfVideo : Specification<LocalizationJob, LocalizationResponse>
{
    public LocalizationsOfVideo(Guid videoId, Cursor? after, int count)
    {
        Query.Where(job => job.VideoId == videoId);
        if (after is { } cursor)
        {
            Query.Where(job =>
                job.CreatedAt < cursor.At || (job.CreatedAt == cursor.At && job.Id.CompareTo(cursor.Id) < 0)
            );
        }

        Query.OrderByDescending(job => job.CreatedAt).OrderByDescending(job => job.Id).Take(count);
        Select(LocalizationResponse.Projection);
    }
}
