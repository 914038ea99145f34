using System.Data.Common;
using System.Text;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Answers what is asked about videos at the same time with one query.</summary>
internal sealed class VideoQueries
{
    private static readonly OwnedTable<VideoResponse> Videos = new(
        "videos",
        "owned.id, title, description, state, access, allow_download, duration_milliseconds, size_bytes, width, height, "
            + "vendor, vendor_uid, created_at, updated_at, ready_at",
        Read
    );

    public VideoQueries(OwnedQueries queries)
    {
        ById = new(ids => queries.FindAsync(Videos, ids));
        Pages = new(pages => queries.ListAsync(Videos, pages, Newest));
    }

    public BatchLoader<Owned<Guid>, VideoResponse> ById { get; }

    public BatchLoader<Owned<VideoPage>, IReadOnlyList<VideoResponse>> Pages { get; }

    private static OwnedSelection Newest(VideoPage page)
    {
        var sql = new StringBuilder();
        List<(string, object)> parameters = [("count", page.Count)];
        if (page.State is { } state)
        {
            sql.Append("AND state = @state ");
            parameters.Add(("state", state.ToString()));
        }

        if (page.Access is { } access)
        {
            sql.Append("AND access = @access ");
            parameters.Add(("access", access.ToString()));
        }

        if (page.After is { } cursor)
        {
            sql.Append("AND (created_at < @at OR (created_at = @at AND owned.id < @after)) ");
            parameters.Add(("at", cursor.At));
            parameters.Add(("after", cursor.Id));
        }

        // Both databases know this way to limit rows.
        sql.Append("ORDER BY created_at DESC, owned.id DESC OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY");
        return new OwnedSelection(sql.ToString(), parameters);
    }

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
            row.GetFieldValue<DateTimeOffset>(12),
            row.GetFieldValue<DateTimeOffset>(13),
            row.IsDBNull(14) ? null : row.GetFieldValue<DateTimeOffset>(14)
        );
}

/// <summary>Which part of a library, newest first: those behind <paramref name="After"/>.</summary>
internal readonly record struct VideoPage(VideoState? State, VideoAccess? Access, Cursor? After, int Count);
