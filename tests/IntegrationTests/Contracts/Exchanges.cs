using System.Collections.Concurrent;
using System.Text.Json;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>A request as it left us, and what the judge made of it.</summary>
public sealed record Exchange(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    int Status,
    string Violations,
    string Answer
)
{
    public string AnswerAt(params string[] path) =>
        path.Aggregate(JsonElement.Parse(Answer), (element, name) => element.GetProperty(name)).ToString();
}

/// <summary>Every request that a server under test sent to its vendors.</summary>
public sealed class Exchanges
{
    private readonly ConcurrentQueue<Exchange> _all = new();

    public IReadOnlyList<Exchange> All => [.. _all];

    /// <summary>Done between a vendor's answer and our reading it.</summary>
    public Func<Exchange, Task>? OnAnswer { get; set; }

    public IReadOnlyList<string> Operations => [.. _all.Select(exchange => $"{exchange.Method} {exchange.Path}")];

    /// <summary>Those that the judge found fault with, in its words.</summary>
    public IReadOnlyList<string> Faults =>
        [
            .. _all.Where(exchange => exchange.Status >= 400 || exchange.Violations.Length > 0)
                .Select(exchange =>
                    $"{exchange.Method} {exchange.Path}{exchange.Query} {exchange.Status} "
                    + $"{exchange.Violations} {exchange.Answer} {exchange.Body}"
                ),
        ];

    public Exchange Only(string method, string path) =>
        _all.Single(exchange => exchange.Method == method && exchange.Path == path);

    public void Clear() => _all.Clear();

    public DelegatingHandler NewHandler() => new Recorder(this);

    private async Task AddAsync(Exchange exchange)
    {
        _all.Enqueue(exchange);
        if (OnAnswer is { } act)
        {
            await act(exchange);
        }
    }

    private sealed class Recorder(Exchanges exchanges) : DelegatingHandler
    {
        private const string ViolationsHeader = "sl-violations";

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            await exchanges.AddAsync(
                new Exchange(
                    request.Method.Method,
                    request.RequestUri!.AbsolutePath,
                    request.RequestUri.Query,
                    request.Headers.ToDictionary(
                        header => header.Key,
                        header => string.Join(", ", header.Value),
                        StringComparer.OrdinalIgnoreCase
                    ),
                    body,
                    (int)response.StatusCode,
                    response.Headers.TryGetValues(ViolationsHeader, out var found)
                        ? string.Join(' ', found.SelectMany(OfRequest))
                        : "",
                    await response.Content.ReadAsStringAsync(cancellationToken)
                )
            );
            return response;
        }

        // The judge makes up its answers from the same document, and breaks it where that contradicts itself.
        private static IEnumerable<string> OfRequest(string violations) =>
            JsonElement
                .Parse(violations)
                .EnumerateArray()
                .Where(violation =>
                    !violation.TryGetProperty("location", out var location) || location[0].GetString() != "response"
                )
                .Select(violation => violation.GetRawText());
    }
}
