namespace StreamHub.Infrastructure.Persistence.PostgreSql;

/// <content>The event log, what is told of it, and what vendors tell.</content>
internal sealed partial class PostgreSqlDialect
{
    // The row of the log's end is held until the commit: whoever is next gets places that are read later.
    public string AppendEvents =>
        $$"""
            WITH log AS (
                INSERT INTO event_log_ends AS known (organization_id, position) VALUES ({0}, {1})
                ON CONFLICT (organization_id) DO UPDATE SET position = known.position + {1}
                RETURNING position),
            added AS (
                INSERT INTO events (organization_id, position, id, user_id, type, subject_id, data, occurred_at)
                SELECT {0}, log.position - {1} + told.number, told.id, told.user_id, told.type, told.subject_id,
                    told.data, told.occurred_at
                FROM log, json_to_recordset({2}::json) AS told (
                    number int, id uuid, user_id uuid, type text, subject_id uuid, data text, occurred_at timestamptz))
            SELECT pg_notify('{{PostgreSqlEventChannel.Name}}', {0}::text)
            """;

    // In the order of their names, so that two who store the same events wait for each other in the same order.
    public string StoreWebhookEvents =>
        """
            WITH told AS (
                SELECT * FROM json_to_recordset({0}::json) AS told (
                    id uuid, vendor text, external_id text, type text, account_id uuid, payload text, state text,
                    received_at timestamptz, message_id uuid, message text, message_payload text, trace_parent text)),
            stored AS (
                INSERT INTO webhook_events (
                    id, vendor, external_id, type, account_id, payload, state, received_at, version)
                SELECT id, vendor, external_id, type, account_id, payload, state, received_at, 0
                FROM told ORDER BY vendor, external_id
                ON CONFLICT (vendor, external_id) DO NOTHING
                RETURNING id),
            queued AS (
                INSERT INTO outbox_messages (id, name, payload, trace_parent, created_at, due_at, fence, failures)
                SELECT message_id, message, message_payload, trace_parent, received_at, received_at, 0, 0
                FROM told WHERE id IN (SELECT id FROM stored))
            SELECT id AS "Value" FROM stored
            """;

    // Only what is committed is seen of a log, and its places have no gaps: an endpoint passes nothing that comes later.
    public string FollowEventLogs =>
        """
            WITH behind AS (
                SELECT endpoint.id, endpoint.organization_id, endpoint.event_types, endpoint.position AS after,
                    LEAST(log.position, endpoint.position + {2}) AS upto
                FROM webhook_endpoints AS endpoint
                JOIN event_log_ends AS log ON log.organization_id = endpoint.organization_id
                WHERE endpoint.state = 'Enabled' AND log.position > endpoint.position
                ORDER BY endpoint.id LIMIT {1}
                FOR UPDATE OF endpoint SKIP LOCKED),
            moved AS (
                UPDATE webhook_endpoints AS endpoint SET position = behind.upto
                FROM behind WHERE endpoint.id = behind.id),
            added AS (
                INSERT INTO webhook_deliveries AS known (
                    id, version, organization_id, endpoint_id, event_id, event_type, occurred_at, state, attempt_count,
                    failures, due_at, created_at)
                SELECT gen_random_uuid(), 0, behind.organization_id, behind.id, told.id, told.type, told.occurred_at,
                    'Pending', 0, 0, {0}, {0}
                FROM behind
                JOIN events AS told ON told.organization_id = behind.organization_id
                    AND told.position > behind.after AND told.position <= behind.upto
                WHERE behind.event_types = '' OR told.type = ANY (string_to_array(behind.event_types, ' '))
                ON CONFLICT (endpoint_id, event_id) DO UPDATE SET
                    state = 'Pending', failures = 0, due_at = {0}, version = known.version + 1
                WHERE known.state <> 'Pending')
            SELECT count(*)::int AS "Value" FROM behind
            """;

    public string ClaimWebhooks =>
        """
            UPDATE webhook_deliveries SET version = version + 1, due_at = {2}
            WHERE id IN (
                SELECT delivery.id FROM webhook_deliveries AS delivery
                JOIN webhook_endpoints AS endpoint ON endpoint.id = delivery.endpoint_id AND endpoint.state = 'Enabled'
                WHERE delivery.endpoint_id = {0} AND delivery.due_at <= {1}
                ORDER BY delivery.due_at LIMIT {3}
                FOR UPDATE OF delivery SKIP LOCKED)
            RETURNING id AS "Id", version AS "Version"
            """;
}
