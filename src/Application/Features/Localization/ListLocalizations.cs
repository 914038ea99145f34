using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Localization;

/// <summary>A video's jobs, newest first.</summary>
[RequirePermission(Permissions.VideosRead)]
public sealed record ListLocalizations(Guid VideoId, int? Limit, string? Cursor) : IQuery<Page<LocalizationResponse>>;

public sealed class ListLocalizationsValidator : AbstractValidator<ListLocalizations>
{
    public ListLocalizationsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListLocalizationsHandler(IReadRepository<Video> videos, IReadRepository<LocalizationJob> jobs)
    : IQueryHandler<ListLocalizations, Page<LocalizationResponse>>
{
    public async Task<Result<Page<LocalizationResponse>>> Handle(
        ListLocalizations query,
        CancellationToken cancellationToken
    )
    {
        if (!await videos.AnyAsync(new WholeVideoById(query.VideoId), cancellationToken))
        {
            return VideoErrors.NotFound;
        }

        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await jobs.ListAsync(new LocalizationsOfVideo(query.VideoId, after, size + 1), cancellationToken);
        return Page.Of(rows, size, job => new Cursor(job.CreatedAt, job.Id));
    }
}
