using System.Collections.Concurrent;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>Fetches what a request names by URL, up to a size and for a bounded time.</summary>
internal sealed class MuxFetcher : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Uri> _routes = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout };

    /// <summary>Leads what goes to a site that is known by another name than its address here.</summary>
    public void Route(Uri site, Uri address) => _routes[site.Authority] = address;

    /// <summary>Writes the file, or tells why there is none.</summary>
    public async Task<MuxError?> FetchAsync(string url, string path, long mostBytes, CancellationToken cancellation)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(Timeout);
        try
        {
            using var response = await _http.GetAsync(
                Reached(new Uri(url)),
                HttpCompletionOption.ResponseHeadersRead,
                bound.Token
            );
            if (!response.IsSuccessStatusCode)
            {
                return Failed($"The file at {url} could not be downloaded: {(int)response.StatusCode}");
            }

            await using var content = await response.Content.ReadAsStreamAsync(bound.Token);
            return await CopyAsync(content, path, mostBytes, bound.Token)
                ? null
                : Failed($"The file at {url} is larger than {mostBytes} bytes");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return Failed($"The file at {url} could not be downloaded: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed($"The file at {url} did not come within {Timeout.TotalSeconds} seconds");
        }
    }

    public void Dispose() => _http.Dispose();

    private Uri Reached(Uri url) =>
        _routes.TryGetValue(url.Authority, out var address) ? new Uri(address, url.PathAndQuery) : url;

    private static MuxError Failed(string message) => new("download_failed", [message]);

    private static async Task<bool> CopyAsync(Stream content, string path, long most, CancellationToken cancellation)
    {
        await using var file = File.Create(path);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            if (file.Length + read > most)
            {
                return false;
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return true;
    }
}
