using Npgsql;
using StreamHub.Infrastructure.Events;

namespace StreamHub.Infrastructure.Persistence.PostgreSql;

/// <summary>LISTEN and NOTIFY. A notification is sent by the commit itself, so whoever hears it finds the event.</summary>
internal sealed class PostgreSqlEventChannel(NpgsqlDataSource source) : IEventChannel
{
    internal const string Name = "streamhub_events";

    // A connection that died without a word would be waited at for ever.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    public async Task ListenAsync(Action<Guid> heard, Action listening, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, told) =>
        {
            if (Guid.TryParse(told.Payload, out var organizationId))
            {
                heard(organizationId);
            }
        };
        await ExecuteAsync(connection, $"LISTEN {Name}", cancellationToken);
        listening();
        while (true)
        {
            if (!await connection.WaitAsync(Silence, cancellationToken))
            {
                await ExecuteAsync(connection, "SELECT 1", cancellationToken);
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
