using System.Linq.Expressions;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Localization;

/// <param name="FailureCode">Why, when the state is <c>failed</c>.</param>
public sealed record LocalizationResponse(
    Guid Id,
    Guid VideoId,
    string Language,
    LocalizationState State,
    string? FailureCode,
    string? FailureMessage,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt
)
{
    public static Expression<Func<LocalizationJob, LocalizationResponse>> Projection { get; } =
        job => new LocalizationResponse(
            job.Id,
            job.VideoId,
            job.Language,
            job.State,
            job.FailureCode,
            job.FailureMessage,
            job.CreatedAt,
            job.UpdatedAt,
            job.FinishedAt
        );

    private static readonly Func<LocalizationJob, LocalizationResponse> Compiled = Projection.Compile();

    public static LocalizationResponse Of(LocalizationJob job) => Compiled(job);
}
