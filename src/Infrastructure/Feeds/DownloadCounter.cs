using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;
using StreamHub.Infrastructure.Identity;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Feeds;

/// <summary>
/// Counts downloads that come at the same time in one transaction, and answers for them afterwards. Who is new on the day is
/// in by one statement, which adds as many to the day's count: a count is never off by a crash or a repetition.
/// </summary>
internal sealed class DownloadCounter : IEpisodeDownloads
{
    /// <summary>More requests than this never wait: each holds memory, and its app does better to ask again.</summary>
    internal const int MaxWaiting = 4_096;

    private const int KeySize = 32;
    private const int IdSize = 16;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly IServiceScopeFactory _scopes;
    private readonly IDatabaseDialect _dialect;
    private readonly TimeProvider _time;
    private readonly byte[] _key;
    private readonly BatchLoader<Download, object> _batches;
    private int _waiting;

    public DownloadCounter(
        IServiceScopeFactory scopes,
        IDatabaseDialect dialect,
        IOptions<AuthOptions> options,
        TimeProvider time
    )
    {
        _scopes = scopes;
        _dialect = dialect;
        _time = time;
        _key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(options.Value.SigningSecret),
            KeySize,
            info: "streamhub/episode-listener"u8.ToArray()
        );
        _batches = new BatchLoader<Download, object>(StoreAsync);
    }

    public async Task<Result> RecordAsync(
        EpisodeFile episode,
        ClientOrigin listener,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MaxWaiting)
            {
                return ShowErrors.DownloadsBusy;
            }

            var day = DateOnly.FromDateTime(_time.Now().UtcDateTime);
            var download = new Download(
                episode.EpisodeId,
                day,
                ListenerOf(listener, day),
                episode.ShowId,
                episode.OrganizationId
            );
            // To the end, though the app may be gone: the count of those who wait has to be true.
            await _batches.LoadAsync(download, CancellationToken.None);
            return Result.Success();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    // The day is the salt: nobody is known again on another, and within one by nobody who has not the key.
    private Guid ListenerOf(ClientOrigin listener, DateOnly day)
    {
        var text = FormattableString.Invariant($"{day.DayNumber}\n{listener.Network}\n{listener.Device}");
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text), hash);
        return new Guid(hash[..IdSize], bigEndian: true);
    }

    private async Task<Dictionary<Download, object>> StoreAsync(IReadOnlyCollection<Download> batch)
    {
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Set(Caller.System);
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.Database.ExecuteSqlRawAsync(_dialect.CountDownloads, JsonSerializer.Serialize(batch, Json));
        await transaction.CommitAsync();
        return [];
    }

    /// <summary>A row as the dialects' statement reads it.</summary>
    private sealed record Download(Guid EpisodeId, DateOnly Day, Guid Listener, Guid ShowId, Guid OrganizationId);
}
