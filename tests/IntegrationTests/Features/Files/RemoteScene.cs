using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Fetching;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Features.Files;

/// <summary>A site, names that lead to it or elsewhere, and the client that reads from it.</summary>
internal sealed class RemoteScene : IAsyncDisposable
{
    public static readonly byte[] Song =
    [
        .. "ID3"u8,
        .. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31 % 251)),
    ];

    public RawSite Site { get; } = new();

    public RemoteNames Names { get; } = new();

    public FetchingOptions Options { get; } = new() { AllowLoopback = true };

    public static string Head(int length, string more = "X-More: none") =>
        $"200 OK\nContent-Length: {length}\nConnection: close\n{more}";

    public static async Task AnswerRangeAsync(
        string head,
        NetworkStream stream,
        string tag,
        CancellationToken cancellation
    )
    {
        var range = head.Split("Range: bytes=") is [_, var rest] ? rest.Split("\r\n")[0].Split('-') : ["0", ""];
        var (from, to) = (int.Parse(range[0]), range[1] is "" ? Song.Length - 1 : int.Parse(range[1]));
        await RawSite.WriteAsync(
            stream,
            $"206 Partial Content\nContent-Length: {to - from + 1}\nConnection: close\n"
                + $"Content-Range: bytes {from}-{to}/{Song.Length}\nETag: {tag}",
            cancellation
        );
        await stream.WriteAsync(Song.AsMemory(from, to - from + 1), cancellation);
    }

    public static async Task SendAndStopAsync(NetworkStream stream, CancellationToken cancellation)
    {
        await RawSite.WriteAsync(stream, Head(Song.Length), cancellation);
        await stream.WriteAsync(Song.AsMemory(0, 1_000), cancellation);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
    }

    public static async Task<byte[]> ReadAsync(Asset asset)
    {
        using var content = new MemoryStream();
        await asset.Content.CopyToAsync(content);
        return content.ToArray();
    }

    public Task<Result<Asset>> OpenAsync(
        long offset = 0,
        string? version = null,
        string path = "song.mp3",
        string host = "127.0.0.1"
    )
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var http = new HttpClient(new GuardedConnector(Names, options).CreateHandler());
        var client = new GuardedClient(http, options, NullLogger<GuardedClient>.Instance);
        return new RemoteFiles(client, options).OpenAsync(Site.UrlOf(path, host), offset, version, default);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>Names that a test makes up; the system knows the others.</summary>
internal sealed class RemoteNames : IHostResolver
{
    private readonly ConcurrentDictionary<string, string[]> _addresses = new(StringComparer.Ordinal);

    public void Add(string host, params string[] addresses) => _addresses[host] = addresses;

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        _addresses.TryGetValue(host, out var found)
            ? Task.FromResult(Array.ConvertAll(found, IPAddress.Parse))
            : Dns.GetHostAddressesAsync(host, cancellationToken);
}
