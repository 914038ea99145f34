namespace StreamHub.Infrastructure.Persistence.SqlServer;

/// <content>The event log, what is told of it, and what vendors tell.</content>
internal sealed partial class SqlServerDialect
{
    // The row of the log's end is held until the commit: whoever is next gets places that are read later.
    public string AppendEvents =>
        """
            MERGE event_log_ends WITH (HOLDLOCK) AS known
            USING (SELECT {0} AS organization_id, {1} AS added) AS told ON known.organization_id = told.organization_id
            WHEN MATCHED THEN UPDATE SET position = known.position + told.added
            WHEN NOT MATCHED THEN INSERT (organization_id, position) VALUES (told.organization_id, told.added);
            INSERT INTO events (organization_id, position, id, user_id, type, subject_id, data, occurred_at)
            SELECT log.organization_id, log.position - {1} + told.number, told.id, told.user_id, told.type,
                told.subject_id, told.data, told.occurred_at
            FROM event_log_ends AS log
            CROSS JOIN OPENJSON({2}) WITH (
                number int, id uniqueidentifier, user_id uniqueidentifier, type nvarchar(50),
                subject_id uniqueidentifier, data nvarchar(4000), occurred_at datetimeoffset) AS told
            WHERE log.organization_id = {0}
            """;

    public string StoreWebhookEvents =>
        """
            SET XACT_ABORT ON;
            BEGIN TRANSACTION;
            INSERT INTO webhook_events (id, vendor, external_id, type, account_id, payload, state, received_at, version)
            SELECT told.id, told.vendor, told.external_id, told.type, told.account_id, told.payload, told.state,
                told.received_at, 0
            FROM (
                SELECT *, ROW_NUMBER() OVER (PARTITION BY vendor, external_id ORDER BY id) AS copy
                FROM OPENJSON({0}) WITH (
                    id uniqueidentifier, vendor nvarchar(30), external_id nvarchar(255), type nvarchar(100),
                    account_id uniqueidentifier, payload nvarchar(max), state nvarchar(30),
                    received_at datetimeoffset)) AS told
            WHERE told.copy = 1 AND NOT EXISTS (
                SELECT * FROM webhook_events AS known WITH (UPDLOCK, HOLDLOCK)
                WHERE known.vendor = told.vendor AND known.external_id = told.external_id);
            INSERT INTO outbox_messages (id, name, payload, trace_parent, created_at, due_at, fence, failures)
            SELECT told.message_id, told.message, told.message_payload, told.trace_parent, told.received_at,
                told.received_at, 0, 0
            FROM OPENJSON({0}) WITH (
                id uniqueidentifier, received_at datetimeoffset, message_id uniqueidentifier, message nvarchar(100),
                message_payload nvarchar(max), trace_parent nvarchar(55)) AS told
            JOIN webhook_events AS stored ON stored.id = told.id;
            COMMIT;
            SELECT stored.id AS [Value]
            FROM OPENJSON({0}) WITH (id uniqueidentifier) AS told
            JOIN webhook_events AS stored ON stored.id = told.id
            """;

    public string FollowEventLogs =>
        """
            SET XACT_ABORT ON;
            BEGIN TRANSACTION;
            DECLARE @behind TABLE (
                id uniqueidentifier, organization_id uniqueidentifier, event_types nvarchar(2000), after bigint,
                upto bigint);
            WITH behind AS (
                SELECT TOP ({1}) endpoint.id, endpoint.organization_id, endpoint.event_types, endpoint.position,
                    log.position AS log_end
                FROM webhook_endpoints AS endpoint WITH (READPAST, UPDLOCK, ROWLOCK)
                JOIN event_log_ends AS log ON log.organization_id = endpoint.organization_id
                WHERE endpoint.state = 'Enabled' AND log.position > endpoint.position
                ORDER BY endpoint.id)
            UPDATE behind
            SET position = CASE WHEN log_end < position + {2} THEN log_end ELSE position + {2} END
            OUTPUT inserted.id, inserted.organization_id, inserted.event_types, deleted.position, inserted.position
            INTO @behind;
            MERGE webhook_deliveries WITH (HOLDLOCK) AS known
            USING (
                SELECT behind.organization_id, behind.id AS endpoint_id, told.id AS event_id, told.type, told.occurred_at
                FROM @behind AS behind
                JOIN events AS told ON told.organization_id = behind.organization_id
                    AND told.position > behind.after AND told.position <= behind.upto
                WHERE behind.event_types = ''
                    OR told.type IN (SELECT value FROM STRING_SPLIT(behind.event_types, ' '))) AS wanted
            ON known.endpoint_id = wanted.endpoint_id AND known.event_id = wanted.event_id
            WHEN MATCHED AND known.state <> 'Pending' THEN UPDATE SET
                state = 'Pending', failures = 0, due_at = {0}, version = known.version + 1
            WHEN NOT MATCHED THEN
                INSERT (
                    id, version, organization_id, endpoint_id, event_id, event_type, occurred_at, state, attempt_count,
                    failures, due_at, created_at)
                VALUES (
                    NEWID(), 0, wanted.organization_id, wanted.endpoint_id, wanted.event_id, wanted.type,
                    wanted.occurred_at, 'Pending', 0, 0, {0}, {0});
            COMMIT TRANSACTION;
            SELECT COUNT(*) AS [Value] FROM @behind;
            """;

    public string ClaimWebhooks =>
        """
            WITH due AS (
                SELECT TOP ({3}) * FROM webhook_deliveries WITH (READPAST, UPDLOCK, ROWLOCK)
                WHERE endpoint_id = {0} AND due_at <= {1}
                    AND EXISTS (SELECT 1 FROM webhook_endpoints WHERE id = {0} AND state = 'Enabled')
                ORDER BY due_at)
            UPDATE due SET version = version + 1, due_at = {2}
            OUTPUT inserted.id AS [Id], inserted.version AS [Version]
            """;
}
