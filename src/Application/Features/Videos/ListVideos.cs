using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>The organization's library, newest first.</summary>
[RequirePermission(Permissions.VideosRead)]
public sealed record ListVideos(VideoState? State, VideoAccess? Access, int? Limit, string? Cursor)
    : IQuery<Page<VideoResponse>>;

public sealed class ListVideosValidator : AbstractValidator<ListVideos>
{
    public ListVideosValidator()
    {
        RuleFor(query => query.State).IsInEnum();
        RuleFor(query => query.Access).IsInEnum();
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListVideosHandler(IVideoReads videos) : IQueryHandler<ListVideos, Page<VideoResponse>>
{
    public async Task<Result<Page<VideoResponse>>> Handle(ListVideos query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await videos.ListNewestAsync(query.State, query.Access, after, size + 1, cancellationToken);
        return Page.Of(rows, size, video => new Cursor(video.CreatedAt, video.Id));
    }
}
