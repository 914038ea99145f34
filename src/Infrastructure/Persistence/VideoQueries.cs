using System.Data.Common;
using System.Text;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Persistence.Configurations;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Answers what is asked about videos at the same time with one query.</summary>
internal sealed class VideoQueries
{
    internal static readonly OwnedTable<VideoResponse> Videos = new(
        "videos",
        "owned.id, title, description, state, access, allow_download, duration_milliseconds, size_bytes, width, height, "
            + "vendor, vendor_uid, category_id, created_by, created_at, updated_at, ready_at, allowed_origins",
        Read
    )
    {
        Condition = "state <> 'Deleted'",
    };

    private readonly IDatabaseDialect _dialect;

    public VideoQueries(OwnedQueries queries, IDatabaseDialect dialect)
    {
        _dialect = dialect;
        ById = new(ids => queries.FindAsync(Videos, ids));
        Pages = new(pages => queries.ListAsync(Videos, pages, Select));
        Searches = new(pages => queries.ListAsync(Videos, pages, Select));
    }

    public BatchLoader<Owned<Guid>, VideoResponse> ById { get; }

    public BatchLoader<Owned<VideoPage>, IReadOnlyList<VideoResponse>> Pages { get; }

    /// <summary>Apart from the plain pages, which should not wait for what may take longer.</summary>
    public BatchLoader<Owned<VideoPage>, IReadOnlyList<VideoResponse>> Searches { get; }

    internal OwnedSelection Select(Guid organizationId, VideoPage page)
    {
        var sql = new StringBuilder();
        List<(string, object)> parameters = [("count", page.Count)];
        Add(page.Filter.State?.ToString(), "state = @state", "state");
        Add(page.Filter.Access?.ToString(), "access = @access", "access");
        Add(page.Filter.CategoryId, "category_id = @category", "category");
        Add(page.Filter.OwnerId, "created_by = @creator", "creator");
        Add(
            page.Filter.PlaylistId,
            "owned.id IN (SELECT video_id FROM playlist_items "
                + "WHERE playlist_id = @playlist AND playlist_items.organization_id = @organization)",
            "playlist"
        );
        if (page.Filter.WordList is { Count: > 0 } words)
        {
            sql.Append("AND ").Append(_dialect.TextCondition(words.Count)).Append(' ');
            parameters.AddRange(_dialect.TextParameters(organizationId, words));
        }

        var key = ColumnOf(page.Filter.Sort);
        var (order, behind) = page.Filter.Direction == SortDirection.Asc ? ("ASC", '>') : ("DESC", '<');
        if (page.After is { } place)
        {
            // Both ends of the range are said, so that an index finds where it begins.
            sql.Append($"AND {key} {behind}= @key AND ({key} {behind} @key OR owned.id {behind} @after) ");
            parameters.Add(("key", place.Key));
            parameters.Add(("after", place.Id));
        }

        // Both databases know this way to limit rows.
        sql.Append($"ORDER BY {key} {order}, owned.id {order} OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY");
        return new OwnedSelection(sql.ToString(), parameters);

        void Add(object? value, string condition, string name)
        {
            if (value is not null)
            {
                sql.Append("AND ").Append(condition).Append(' ');
                parameters.Add((name, value));
            }
        }
    }

    private static string ColumnOf(VideoSort sort) =>
        sort switch
        {
            VideoSort.UpdatedAt => "updated_at",
            VideoSort.Title => "sort_title",
            VideoSort.Duration => "sort_duration",
            _ => "created_at",
        };

    private static VideoResponse Read(DbDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            Enum.Parse<VideoState>(row.GetString(3)),
            Enum.Parse<VideoAccess>(row.GetString(4)),
            row.GetBoolean(5),
            row.IsDBNull(6) ? null : row.GetInt64(6) / 1000m,
            row.IsDBNull(7) ? null : row.GetInt64(7),
            row.IsDBNull(8) ? null : row.GetInt32(8),
            row.IsDBNull(9) ? null : row.GetInt32(9),
            Enum.Parse<VideoVendor>(row.GetString(10)),
            row.GetString(11),
            row.IsDBNull(12) ? null : row.GetGuid(12),
            row.GetGuid(13),
            row.GetFieldValue<DateTimeOffset>(14),
            row.GetFieldValue<DateTimeOffset>(15),
            row.IsDBNull(16) ? null : row.GetFieldValue<DateTimeOffset>(16),
            SpacedList.Read(row.GetString(17), origin => origin)
        );
}

/// <summary>Which part of a library: those behind <paramref name="After"/>.</summary>
internal readonly record struct VideoPage(VideoFilter Filter, VideoPlace? After, int Count);
