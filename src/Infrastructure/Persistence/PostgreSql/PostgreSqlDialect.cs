using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace StreamHub.Infrastructure.Persistence.PostgreSql;

internal sealed partial class PostgreSqlDialect : IDatabaseDialect
{
    public string ClaimMessages =>
        """
            UPDATE outbox_messages SET fence = fence + 1, due_at = {1}
            WHERE id IN (
                SELECT id FROM outbox_messages
                WHERE dead_at IS NULL AND due_at <= {0} AND name <> ALL (string_to_array({3}, ','))
                ORDER BY due_at LIMIT {2}
                FOR UPDATE SKIP LOCKED)
            RETURNING id AS "Id", fence AS "Fence", name AS "Name"
            """;

    public string TakeMigrationLock => "SELECT pg_advisory_lock(hashtext('streamhub-migrations'))";

    public string ReleaseMigrationLock => "SELECT pg_advisory_unlock(hashtext('streamhub-migrations'))";

    public string AskedIds =>
        """(SELECT o AS organization_id, i AS id FROM json_to_recordset(@asked::json) AS pairs (o uuid, i uuid)) AS asked""";

    // In the order of the key, so that those who open the same sessions at the same time wait instead of locking each other.
    public string OpenViewingSessions =>
        """
            INSERT INTO viewing_sessions AS known (
                video_id, viewer, session_id, organization_id, started_at, heard_at, day, duration_seconds, watched,
                watched_seconds, completion_permille, is_completed, country, device, writes)
            SELECT
                video_id, viewer, session_id, organization_id, started_at, heard_at, day, duration_seconds,
                decode(watched, 'base64'), watched_seconds, completion_permille, is_completed, country, device, 1
            FROM (
                SELECT *, row_number() OVER (PARTITION BY video_id, viewer, day ORDER BY session_id) AS number
                FROM json_to_recordset({0}::json) AS heard (
                    video_id uuid, viewer uuid, session_id uuid, organization_id uuid, started_at timestamptz,
                    heard_at timestamptz, day date, duration_seconds int, watched text, watched_seconds int,
                    completion_permille int, is_completed boolean, country text, device text)) AS heard
            WHERE EXISTS (
                    SELECT 1 FROM viewing_sessions AS same WHERE same.video_id = heard.video_id
                        AND same.viewer = heard.viewer AND same.session_id = heard.session_id)
                OR number + (
                    SELECT count(*) FROM viewing_sessions AS other WHERE other.video_id = heard.video_id
                        AND other.viewer = heard.viewer AND other.day = heard.day) <= {1}
            ORDER BY video_id, viewer, session_id
            ON CONFLICT (video_id, viewer, session_id) DO UPDATE SET writes = known.writes + 1
            RETURNING known.*
            """;

    // In an order that all writers share, so that they wait for each other at most.
    public string PutPlaybackStreams =>
        """
            INSERT INTO playback_streams AS held (
                id, organization_id, slot, user_id, video_id, started_at, heard_at, ends_at)
            SELECT id, organization_id, slot, user_id, video_id, started_at, heard_at, ends_at
            FROM json_to_recordset({0}::json) AS asked (
                id uuid, organization_id uuid, slot bigint, user_id uuid, video_id uuid, started_at timestamptz,
                heard_at timestamptz, ends_at timestamptz)
            ORDER BY organization_id, slot
            ON CONFLICT (organization_id, slot) DO UPDATE SET
                id = excluded.id, user_id = excluded.user_id, video_id = excluded.video_id,
                started_at = excluded.started_at, heard_at = excluded.heard_at, ends_at = excluded.ends_at
            WHERE held.id = excluded.id OR held.ends_at <= excluded.heard_at
            RETURNING held.id AS "Value"
            """;

    public string HearOfPlaybackStreams =>
        """
            UPDATE playback_streams AS stream SET heard_at = due.heard_at, ends_at = due.ends_at
            FROM (
                SELECT word.* FROM json_to_recordset({0}::json) AS word (
                    stream_id uuid, heard_at timestamptz, ends_at timestamptz, renews_until timestamptz,
                    is_over boolean)
                JOIN playback_streams AS known ON known.id = word.stream_id
                WHERE CASE
                    WHEN word.is_over THEN known.heard_at <= word.heard_at AND known.ends_at > word.ends_at
                    ELSE known.heard_at < word.heard_at AND known.ends_at <= word.renews_until END
                ORDER BY known.organization_id, known.slot
                FOR UPDATE OF known) AS due
            WHERE stream.id = due.stream_id
            """;

    // The row that is proposed must pass the table's check even where one is there already.
    public string CountStorage =>
        """
            INSERT INTO library_usages (organization_id, used_bytes)
            SELECT {0}, GREATEST({1}::bigint, 0) WHERE {1}::bigint <= {2}
            ON CONFLICT (organization_id) DO UPDATE SET used_bytes = library_usages.used_bytes + {1}
            WHERE {1} <= 0 OR library_usages.used_bytes + {1} <= {2}
            """;

    // The difference cannot overflow where the sum could: the bound of what has none is the largest number there is.
    public string CountUsage =>
        """
            INSERT INTO monthly_usages (organization_id, metric, month, used)
            SELECT {0}, {1}, {2}, GREATEST({3}::bigint, 0) WHERE {3}::bigint <= {4}
            ON CONFLICT (organization_id, metric, month) DO UPDATE SET used = monthly_usages.used + {3}
            WHERE {3} <= 0 OR monthly_usages.used <= {4} - {3}
            """;

    public string CountPlatformUpload =>
        """
            INSERT INTO platform_uploads (platform, day, used) SELECT {0}, {1}, 1 WHERE {2}::bigint >= 1
            ON CONFLICT (platform, day) DO UPDATE SET used = platform_uploads.used + 1
            WHERE platform_uploads.used < {2}
            """;

    // Both in the order of their keys, so that those who count at the same time wait instead of locking each other.
    public string CountDownloads =>
        """
            WITH heard AS (
                INSERT INTO episode_listeners (episode_id, day, listener, organization_id)
                SELECT episode_id, day, listener, organization_id
                FROM json_to_recordset({0}::json) AS asked (
                    episode_id uuid, day date, listener uuid, organization_id uuid)
                ORDER BY episode_id, day, listener
                ON CONFLICT DO NOTHING
                RETURNING episode_id, day)
            INSERT INTO episode_download_days AS known (episode_id, day, show_id, organization_id, downloads)
            SELECT heard.episode_id, heard.day, shows.show_id, shows.organization_id, count(*)
            FROM heard JOIN (
                SELECT DISTINCT episode_id, show_id, organization_id
                FROM json_to_recordset({0}::json) AS asked (
                    episode_id uuid, show_id uuid, organization_id uuid)) AS shows
                ON shows.episode_id = heard.episode_id
            GROUP BY heard.episode_id, heard.day, shows.show_id, shows.organization_id
            ORDER BY heard.episode_id, heard.day
            ON CONFLICT (episode_id, day) DO UPDATE SET downloads = known.downloads + excluded.downloads
            """;

    // The organization is a word of its videos, too, so that the index answers for one organization alone; a word that
    // begins with a sign, as none does that is searched for.
    public string TextCondition(int words) =>
        "(to_tsvector('simple', title || ' ' || coalesce(description, '')) "
        + "|| array_to_tsvector(ARRAY['=' || organization_id::text])) "
        + "@@ (@owner::tsquery && to_tsquery('simple', @words))";

    public IEnumerable<(string Name, object Value)> TextParameters(Guid organizationId, IReadOnlyList<string> words) =>
        [("owner", $"'={organizationId}'"), ("words", string.Join(" & ", words.Select(word => $"{word}:*")))];

    public bool IsReferenceViolation(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };

    public bool IsUniqueViolation(DbException exception, out string? constraint)
    {
        var violation = exception as PostgresException;
        constraint = violation?.ConstraintName;
        return violation?.SqlState == PostgresErrorCodes.UniqueViolation;
    }

    // A server that shuts down or runs out of connections says so in classes 57 and 53; one that is gone says nothing.
    public bool IsOutage(Exception exception) =>
        exception switch
        {
            PostgresException answered => answered.SqlState[..2] is "57" or "53" or "08",
            NpgsqlException => true,
            // A connection that breaks between two commands disposes this beneath the second one.
            ObjectDisposedException { ObjectName: "System.Threading.ManualResetEventSlim" } => true,
            SocketException or TimeoutException => true,
            _ => false,
        };
}
