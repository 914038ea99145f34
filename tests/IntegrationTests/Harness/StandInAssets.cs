using System.Collections.Concurrent;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Files at public addresses, of which a feed needs to know type and length and nothing else.</summary>
public sealed class StandInAssets : IAssetSource
{
    public const string Host = "https://media.example.com/";

    private readonly ConcurrentDictionary<string, (string Type, long Length)> _files = new(StringComparer.Ordinal);
    private int _opened;

    /// <summary>How often a file was looked at.</summary>
    public int Opened => _opened;

    public void Put(string address, string type, long length) => _files[address] = (type, length);

    public Task<Result<Asset>> OpenAsync(
        Guid organizationId,
        Uri location,
        long offset,
        string? version,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref _opened);
        var known = _files.TryGetValue(location.AbsoluteUri, out var file);
        if (!known && !location.AbsoluteUri.EndsWith(".mp3", StringComparison.Ordinal))
        {
            return Task.FromResult<Result<Asset>>(PublishingErrors.AssetUnreachable);
        }

        var (type, length) = known ? file : ("audio/mpeg", 1_000_000);
        return Task.FromResult(Result.Success(new Asset(Stream.Null, length, type, version: null)));
    }
}
