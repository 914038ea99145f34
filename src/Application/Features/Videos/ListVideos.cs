using System.Globalization;
using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>The organization's library; newest first, if nothing else is asked for.</summary>
[RequirePermission(Permissions.VideosRead)]
public sealed record ListVideos : IQuery<Page<VideoResponse>>
{
    public VideoState? State { get; init; }

    public VideoAccess? Access { get; init; }

    public Guid? CategoryId { get; init; }

    public Guid? PlaylistId { get; init; }

    /// <summary>Who uploaded it.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Words that title and description have, or beginnings of them.</summary>
    public string? Text { get; init; }

    public VideoSort? Sort { get; init; }

    public SortDirection? Direction { get; init; }

    public int? Limit { get; init; }

    public string? Cursor { get; init; }
}

public sealed class ListVideosValidator : AbstractValidator<ListVideos>
{
    public const int TextMaxLength = 200;

    public ListVideosValidator()
    {
        RuleFor(query => query.State).IsInEnum();
        RuleFor(query => query.Access).IsInEnum();
        RuleFor(query => query.Sort).IsInEnum();
        RuleFor(query => query.Direction).IsInEnum();
        RuleFor(query => query.Text).OptionalText(TextMaxLength);
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).BoundCursorText();
    }
}

public sealed class ListVideosHandler(IVideoReads videos) : IQueryHandler<ListVideos, Page<VideoResponse>>
{
    public async Task<Result<Page<VideoResponse>>> Handle(ListVideos query, CancellationToken cancellationToken)
    {
        var filter = FilterOf(query);
        var list = filter.ToString();
        var after = BoundCursor.Parse(query.Cursor, list);
        if (!after.IsSuccess)
        {
            return after.Error;
        }

        // Signs alone are in no text.
        if (filter.Words is { Length: 0 })
        {
            return new Page<VideoResponse>([], NextCursor: null);
        }

        if (!VideoKeys.TryRead(filter.Sort, after.Value, out var place))
        {
            return BoundCursor.OfAnotherList;
        }

        var size = query.Limit ?? Page.DefaultSize;
        var rows = await videos.ListAsync(filter, place, size + 1, cancellationToken);
        return Page.Of(rows, size, video => VideoKeys.CursorOf(filter.Sort, video).ToText(list));
    }

    // Titles read from their beginning; of everything else the latest, or the longest, is wanted first.
    private static VideoFilter FilterOf(ListVideos query)
    {
        var sort = query.Sort ?? VideoSort.CreatedAt;
        var usual = sort == VideoSort.Title ? SortDirection.Asc : SortDirection.Desc;
        return new VideoFilter(
            query.State,
            query.Access,
            query.CategoryId,
            query.PlaylistId,
            query.OwnerId,
            query.Text is { } text ? VideoFilter.WordsIn(text) : null,
            sort,
            query.Direction ?? usual
        );
    }
}

/// <summary>A place in a sorted list: behind the row that has this key, or the same key and this id.</summary>
/// <param name="Key">A moment, a text or a number, as what is sorted by.</param>
public sealed record VideoPlace(object Key, Guid Id);

internal static class VideoKeys
{
    public static BoundCursor CursorOf(VideoSort sort, VideoResponse video) =>
        new(
            sort switch
            {
                VideoSort.CreatedAt => Invariant(video.CreatedAt.UtcTicks),
                VideoSort.UpdatedAt => Invariant(video.UpdatedAt.UtcTicks),
                VideoSort.Title => Video.SortTitleOf(video.Title),
                _ => Invariant((long)((video.DurationSeconds ?? 0) * 1000)),
            },
            video.Id
        );

    public static bool TryRead(VideoSort sort, BoundCursor? cursor, out VideoPlace? place)
    {
        place = null;
        if (cursor is null)
        {
            return true;
        }

        if (sort == VideoSort.Title)
        {
            place = new VideoPlace(cursor.Key, cursor.Id);
            return !cursor.Key.Contains('\0', StringComparison.Ordinal);
        }

        if (!long.TryParse(cursor.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        if (sort == VideoSort.Duration)
        {
            place = new VideoPlace(number, cursor.Id);
            return true;
        }

        if (number > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        place = new VideoPlace(new DateTimeOffset(number, TimeSpan.Zero), cursor.Id);
        return true;
    }

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
