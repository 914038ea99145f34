using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.ApiKeys;

/// <summary>
/// Writes down now and then when keys were last used, many in one statement, so that a request costs no write. A process
/// that is killed loses what came since; one that is asked to end writes it first.
/// </summary>
internal sealed partial class KeyUsesWriter(
    KeyUses uses,
    IServiceScopeFactory scopes,
    IOptions<ApiKeyOptions> options,
    ILogger<KeyUsesWriter> logger
) : BackgroundService
{
    private const int MaxBatch = 500;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        // In one order, so that two nodes do not wait for each other.
        foreach (var batch in uses.TakeAll().OrderBy(use => use.KeyId).Chunk(MaxBatch))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope
                    .ServiceProvider.GetRequiredService<StreamHubDbContext>()
                    .Database.ExecuteSqlRawAsync(
                        Statement(batch.Length),
                        batch.SelectMany(use => new object?[] { use.KeyId, use.At, use.Address })!,
                        cancellationToken
                    );
            }
            catch (Exception exception)
            {
                uses.GiveBack(batch);
                NotWritten(exception);
            }
        }
    }

    /// <summary>Both databases know this way to change many rows; an older use never overwrites a newer one.</summary>
    internal static string Statement(int count)
    {
        var rows = Enumerable
            .Range(0, count)
            .Select(row =>
                string.Format(
                    CultureInfo.InvariantCulture,
                    "({{{0}}}, {{{1}}}, {{{2}}})",
                    row * 3,
                    row * 3 + 1,
                    row * 3 + 2
                )
            );
        return $"""
            UPDATE api_keys SET last_used_at = latest.used_at, last_used_address = latest.address
            FROM (VALUES {string.Join(", ", rows)}) AS latest (key_id, used_at, address)
            WHERE api_keys.id = latest.key_id
                AND (api_keys.last_used_at IS NULL OR api_keys.last_used_at < latest.used_at)
            """;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LastUseInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The last uses of keys could not be written; the next time tries again")]
    private partial void NotWritten(Exception exception);
}
