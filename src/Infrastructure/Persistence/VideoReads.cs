using System.Data.Common;
using System.Text;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class VideoReads(OwnedReads reads) : IVideoReads
{
    private const string Columns =
        "id, title, description, state, access, allow_download, duration_milliseconds, size_bytes, width, height, "
        + "vendor, vendor_uid, created_at, updated_at, ready_at";

    private const string One = $"SELECT {Columns} FROM videos WHERE id = @id AND organization_id = @organization";

    // Both databases know this way to limit rows.
    private const string Newest = " ORDER BY created_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY";

    public async Task<VideoResponse?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var rows = await reads.ListAsync(One, Read, cancellationToken, ("id", id));
        return rows.Count == 0 ? null : rows[0];
    }

    public Task<List<VideoResponse>> ListNewestAsync(
        VideoState? state,
        VideoAccess? access,
        Cursor? after,
        int count,
        CancellationToken cancellationToken
    )
    {
        var sql = new StringBuilder($"SELECT {Columns} FROM videos WHERE organization_id = @organization");
        List<(string, object)> parameters = [("count", count)];
        if (state is { } wantedState)
        {
            sql.Append(" AND state = @state");
            parameters.Add(("state", wantedState.ToString()));
        }

        if (access is { } wantedAccess)
        {
            sql.Append(" AND access = @access");
            parameters.Add(("access", wantedAccess.ToString()));
        }

        if (after is { } cursor)
        {
            sql.Append(" AND (created_at < @at OR (created_at = @at AND id < @after))");
            parameters.Add(("at", cursor.At));
            parameters.Add(("after", cursor.Id));
        }

        return reads.ListAsync(sql.Append(Newest).ToString(), Read, cancellationToken, parameters);
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
