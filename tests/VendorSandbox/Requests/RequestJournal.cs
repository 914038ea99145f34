using System.Collections.Concurrent;

namespace StreamHub.VendorSandbox.Requests;

/// <param name="Body">The text of a JSON or form body; empty for files.</param>
public sealed record ReceivedRequest(
    string Vendor,
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    DateTimeOffset At
);

/// <summary>The latest requests each vendor got, oldest first.</summary>
public sealed class RequestJournal
{
    private const int Kept = 2000;

    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    public IReadOnlyList<ReceivedRequest> All => [.. _requests];

    public IReadOnlyList<ReceivedRequest> To(string vendor, string? method = null, string? pathSuffix = null) =>
        [
            .. _requests.Where(request =>
                request.Vendor == vendor
                && (method is null || request.Method == method)
                && (pathSuffix is null || request.Path.EndsWith(pathSuffix, StringComparison.Ordinal))
            ),
        ];

    public void Clear() => _requests.Clear();

    internal void Add(ReceivedRequest request)
    {
        _requests.Enqueue(request);
        while (_requests.Count > Kept)
        {
            _requests.TryDequeue(out _);
        }
    }
}
