using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace StreamHub.Infrastructure.Persistence.SqlServer;

internal sealed partial class SqlServerDialect : IDatabaseDialect
{
    private const int UniqueIndexViolation = 2601;
    private const int UniqueConstraintViolation = 2627;
    private const int ReferenceViolation = 547;

    // Away, timed out, shutting down, not accepting log-ins, out of resources.
    private static readonly HashSet<int> OutageNumbers =
    [
        -2,
        -1,
        2,
        53,
        64,
        121,
        233,
        4060,
        6005,
        10053,
        10054,
        10060,
        10928,
        18401,
        40197,
        40501,
        40613,
    ];

    public string ClaimMessages =>
        """
            WITH due AS (
                SELECT TOP ({2}) * FROM outbox_messages WITH (READPAST, UPDLOCK, ROWLOCK)
                WHERE dead_at IS NULL AND due_at <= {0} AND name NOT IN (SELECT value FROM STRING_SPLIT({3}, ','))
                ORDER BY due_at)
            UPDATE due SET fence = fence + 1, due_at = {1}
            OUTPUT inserted.id AS [Id], inserted.fence AS [Fence], inserted.name AS [Name]
            """;

    public string TakeMigrationLock =>
        "EXEC sp_getapplock @Resource = 'streamhub-migrations', @LockMode = 'Exclusive', @LockOwner = 'Session'";

    public string ReleaseMigrationLock =>
        "EXEC sp_releaseapplock @Resource = 'streamhub-migrations', @LockOwner = 'Session'";

    public string AskedIds =>
        "OPENJSON(@asked) WITH (organization_id uniqueidentifier '$.o', id uniqueidentifier '$.i') AS asked";

    // OPENJSON reads base64 where the column is binary.
    public string OpenViewingSessions =>
        """
            MERGE viewing_sessions WITH (HOLDLOCK) AS known
            USING (
                SELECT heard.* FROM (
                    SELECT *, ROW_NUMBER() OVER (PARTITION BY video_id, viewer, day ORDER BY session_id) AS number
                    FROM OPENJSON({0}) WITH (
                        video_id uniqueidentifier, viewer uniqueidentifier, session_id uniqueidentifier,
                        organization_id uniqueidentifier, started_at datetimeoffset, heard_at datetimeoffset, day date,
                        duration_seconds int, watched varbinary(5400), watched_seconds int, completion_permille int,
                        is_completed bit, country nvarchar(2), device nvarchar(30))) AS heard
                WHERE EXISTS (
                        SELECT 1 FROM viewing_sessions AS same WHERE same.video_id = heard.video_id
                            AND same.viewer = heard.viewer AND same.session_id = heard.session_id)
                    OR number + (
                        SELECT COUNT(*) FROM viewing_sessions AS other WHERE other.video_id = heard.video_id
                            AND other.viewer = heard.viewer AND other.day = heard.day) <= {1}) AS heard
            ON known.video_id = heard.video_id AND known.viewer = heard.viewer AND known.session_id = heard.session_id
            WHEN MATCHED THEN UPDATE SET writes = known.writes + 1
            WHEN NOT MATCHED THEN
                INSERT (
                    video_id, viewer, session_id, organization_id, started_at, heard_at, day, duration_seconds, watched,
                    watched_seconds, completion_permille, is_completed, country, device, writes)
                VALUES (
                    video_id, viewer, session_id, organization_id, started_at, heard_at, day, duration_seconds, watched,
                    watched_seconds, completion_permille, is_completed, country, device, 1)
            OUTPUT inserted.*;
            """;

    public string PutPlaybackStreams =>
        """
            MERGE playback_streams WITH (HOLDLOCK) AS held
            USING OPENJSON({0}) WITH (
                id uniqueidentifier, organization_id uniqueidentifier, slot bigint, user_id uniqueidentifier,
                video_id uniqueidentifier, started_at datetimeoffset, heard_at datetimeoffset,
                ends_at datetimeoffset) AS asked
            ON held.organization_id = asked.organization_id AND held.slot = asked.slot
            WHEN MATCHED AND (held.id = asked.id OR held.ends_at <= asked.heard_at) THEN UPDATE SET
                id = asked.id, user_id = asked.user_id, video_id = asked.video_id, started_at = asked.started_at,
                heard_at = asked.heard_at, ends_at = asked.ends_at
            WHEN NOT MATCHED THEN
                INSERT (id, organization_id, slot, user_id, video_id, started_at, heard_at, ends_at)
                VALUES (
                    asked.id, asked.organization_id, asked.slot, asked.user_id, asked.video_id, asked.started_at,
                    asked.heard_at, asked.ends_at)
            OUTPUT inserted.id AS [Value];
            """;

    public string HearOfPlaybackStreams =>
        """
            UPDATE stream SET heard_at = word.heard_at, ends_at = word.ends_at
            FROM playback_streams AS stream
            JOIN OPENJSON({0}) WITH (
                stream_id uniqueidentifier, heard_at datetimeoffset, ends_at datetimeoffset,
                renews_until datetimeoffset, is_over bit) AS word ON stream.id = word.stream_id
            WHERE (word.is_over = 1 AND stream.heard_at <= word.heard_at AND stream.ends_at > word.ends_at)
                OR (word.is_over = 0 AND stream.heard_at < word.heard_at AND stream.ends_at <= word.renews_until)
            """;

    public string CountDownloads =>
        """
            DECLARE @heard TABLE (episode_id uniqueidentifier NOT NULL, day date NOT NULL);
            INSERT INTO episode_listeners WITH (HOLDLOCK) (episode_id, day, listener, organization_id)
            OUTPUT inserted.episode_id, inserted.day INTO @heard
            SELECT asked.episode_id, asked.day, asked.listener, asked.organization_id
            FROM OPENJSON({0}) WITH (
                episode_id uniqueidentifier, day date, listener uniqueidentifier,
                organization_id uniqueidentifier) AS asked
            WHERE NOT EXISTS (
                SELECT 1 FROM episode_listeners AS known WITH (UPDLOCK, HOLDLOCK)
                WHERE known.episode_id = asked.episode_id AND known.day = asked.day
                    AND known.listener = asked.listener);
            MERGE episode_download_days WITH (HOLDLOCK) AS known
            USING (
                SELECT heard.episode_id, heard.day, shows.show_id, shows.organization_id, COUNT(*) AS downloads
                FROM @heard AS heard JOIN (
                    SELECT DISTINCT episode_id, show_id, organization_id
                    FROM OPENJSON({0}) WITH (
                        episode_id uniqueidentifier, show_id uniqueidentifier,
                        organization_id uniqueidentifier)) AS shows
                    ON shows.episode_id = heard.episode_id
                GROUP BY heard.episode_id, heard.day, shows.show_id, shows.organization_id) AS heard
            ON known.episode_id = heard.episode_id AND known.day = heard.day
            WHEN MATCHED THEN UPDATE SET downloads = known.downloads + heard.downloads
            WHEN NOT MATCHED THEN INSERT (episode_id, day, show_id, organization_id, downloads)
                VALUES (heard.episode_id, heard.day, heard.show_id, heard.organization_id, heard.downloads);
            """;

    public string CountStorage =>
        """
            MERGE library_usages WITH (HOLDLOCK) AS usage
            USING (SELECT {0} AS organization_id, {1} AS bytes, {2} AS bound) AS change
            ON usage.organization_id = change.organization_id
            WHEN MATCHED AND (change.bytes <= 0 OR usage.used_bytes + change.bytes <= change.bound)
                THEN UPDATE SET used_bytes = usage.used_bytes + change.bytes
            WHEN NOT MATCHED AND change.bytes <= change.bound
                THEN INSERT (organization_id, used_bytes) VALUES (change.organization_id, change.bytes);
            """;

    public string CountUsage =>
        """
            MERGE monthly_usages WITH (HOLDLOCK) AS usage
            USING (SELECT {0} AS organization_id, {1} AS metric, {2} AS month, {3} AS amount, {4} AS bound) AS change
            ON usage.organization_id = change.organization_id AND usage.metric = change.metric
                AND usage.month = change.month
            WHEN MATCHED AND (change.amount <= 0 OR usage.used <= change.bound - change.amount)
                THEN UPDATE SET used = usage.used + change.amount
            WHEN NOT MATCHED AND change.amount <= change.bound
                THEN INSERT (organization_id, metric, month, used)
                VALUES (change.organization_id, change.metric, change.month, change.amount);
            """;

    public string CountPlatformUpload =>
        """
            MERGE platform_uploads WITH (HOLDLOCK) AS known
            USING (SELECT {0} AS platform, {1} AS day, {2} AS allowed) AS asked
            ON known.platform = asked.platform AND known.day = asked.day
            WHEN MATCHED AND known.used < asked.allowed THEN UPDATE SET used = known.used + 1
            WHEN NOT MATCHED AND asked.allowed >= 1
                THEN INSERT (platform, day, used) VALUES (asked.platform, asked.day, 1);
            """;

    // There is no index for it: full-text search is an option of the server that installations may lack.
    public string TextCondition(int words) =>
        string.Join(
            " AND ",
            Enumerable
                .Range(0, words)
                .Select(word => $"CONCAT(title, ' ', description) COLLATE Latin1_General_100_CI_AI LIKE @word{word}")
        );

    public IEnumerable<(string Name, object Value)> TextParameters(Guid organizationId, IReadOnlyList<string> words) =>
        words.Select((word, index) => ($"word{index}", (object)$"%{word}%"));

    // The number is that of check constraints too.
    public bool IsReferenceViolation(DbException exception) =>
        exception is SqlException { Number: ReferenceViolation } violation
        && !violation.Message.Contains("CHECK constraint", StringComparison.Ordinal);

    public bool IsUniqueViolation(DbException exception, out string? constraint)
    {
        constraint = null;
        if (exception is not SqlException { Number: UniqueIndexViolation or UniqueConstraintViolation })
        {
            return false;
        }

        constraint = ConstraintIn(exception.Message);
        return true;
    }

    public bool IsOutage(Exception exception) =>
        exception switch
        {
            SqlException answered => OutageNumbers.Contains(answered.Number),
            TimeoutException => true,
            _ => false,
        };

    internal static string? ConstraintIn(string message) =>
        ConstraintName.Match(message) is { Success: true } found ? found.Groups["name"].Value : null;

    // The server gives the name in the message only: "… constraint 'x' …" or "… unique index 'x' …".
    [GeneratedRegex(
        @"(?:constraint|unique index) '(?<name>[^']+)'",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex ConstraintName { get; }
}
