using Microsoft.Extensions.Caching.Memory;
using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Feeds;

/// <summary>
/// Public feeds as they are sent, kept in memory by edition: what was changed has another name here, so nothing stale is
/// ever found. Of those who ask for a new edition at the same time, one builds it.
/// </summary>
public sealed class FeedDocuments : IDisposable
{
    private const long MostBytes = 64L * 1024 * 1024;
    private const int Gates = 16;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly IFeedReads _feeds;
    private readonly FeedWriter _writer;
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1, 1))];

    public FeedDocuments(IFeedReads feeds, FeedWriter writer)
    {
        _feeds = feeds;
        _writer = writer;
    }

    /// <returns>Nothing where the show was changed meanwhile: ask for its edition again.</returns>
    public async Task<FeedDocument?> FindAsync(FeedEdition edition, int page, CancellationToken cancellationToken)
    {
        var key = (edition, page);
        if (_known.TryGetValue(key, out FeedDocument? known))
        {
            return known;
        }

        var gate = _gates[(uint)edition.ShowId.GetHashCode() % Gates];
        await gate.WaitAsync(cancellationToken);
        try
        {
            return _known.TryGetValue(key, out known) ? known : await BuildAsync(edition, page, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        _known.Dispose();
        Array.ForEach(_gates, gate => gate.Dispose());
    }

    private async Task<FeedDocument?> BuildAsync(FeedEdition edition, int page, CancellationToken cancellationToken)
    {
        var read = await _feeds.ReadPageAsync(edition, page, cancellationToken);
        if (read is null)
        {
            return null;
        }

        if (IsBeyondTheLast(read))
        {
            return FeedDocument.None;
        }

        var document = new FeedDocument(_writer.Write(read));
        _known.Set(
            (edition, page),
            document,
            new MemoryCacheEntryOptions { Size = document.Body.Length, SlidingExpiration = KeptFor }
        );
        return document;
    }

    private static bool IsBeyondTheLast(FeedPage page) => page is { Page: > 1, Episodes.Count: 0 };
}

/// <param name="Body">The document's bytes; empty where there is no such page.</param>
public sealed record FeedDocument(ReadOnlyMemory<byte> Body)
{
    public static readonly FeedDocument None = new(ReadOnlyMemory<byte>.Empty);
}
