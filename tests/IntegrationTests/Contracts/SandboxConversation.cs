using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Talks to a sandbox as a vendor's customer does, and has every answer judged by the vendor's description.</summary>
public sealed class SandboxConversation : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly string _document;
    private readonly List<(string Name, object Case)> _values = [];

    private SandboxConversation(
        SandboxHost sandbox,
        string apiPath,
        AuthenticationHeaderValue credentials,
        string document
    )
    {
        Sandbox = sandbox;
        _document = document;
        var recorder = Exchanges.NewHandler();
        recorder.InnerHandler = new SocketsHttpHandler();
        _http = new HttpClient(recorder) { BaseAddress = new Uri(sandbox.Address, apiPath) };
        _http.DefaultRequestHeaders.Authorization = credentials;
    }

    public SandboxHost Sandbox { get; }

    private Exchanges Exchanges { get; } = new();

    public static async Task<SandboxConversation> WithStripeAsync()
    {
        VendorContracts.SkipWhenMissing();
        var sandbox = await SandboxHost.StartAsync();
        return new SandboxConversation(
            sandbox,
            "stripe/",
            new AuthenticationHeaderValue("Bearer", sandbox.Stripe.SecretKey),
            VendorContracts.PathOf("stripe", "openapi.json")
        );
    }

    public static async Task<SandboxConversation> WithCloudflareAsync()
    {
        VendorContracts.SkipWhenMissing();
        var sandbox = await SandboxHost.StartAsync();
        return new SandboxConversation(
            sandbox,
            "cloudflare/client/v4/",
            new AuthenticationHeaderValue("Bearer", sandbox.Cloudflare.ApiToken),
            VendorContracts.PathOf("cloudflare", "openapi.json")
        );
    }

    public static async Task<SandboxConversation> WithMuxAsync()
    {
        VendorContracts.SkipWhenMissing();
        var sandbox = await SandboxHost.StartAsync();
        var token = Encoding.UTF8.GetBytes($"{sandbox.Mux.TokenId}:{sandbox.Mux.TokenSecret}");
        return new SandboxConversation(
            sandbox,
            "mux/",
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(token)),
            VendorContracts.PathOf("mux", "openapi.json")
        );
    }

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, content: null);

    public Task<JsonElement> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, content: null);

    public Task<JsonElement> PostAsync(string path, HttpContent? content = null) =>
        SendAsync(HttpMethod.Post, path, content);

    public Task<JsonElement> PostFormAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(
            HttpMethod.Post,
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return body.Length == 0 ? default : JsonElement.Parse(body);
    }

    /// <summary>Asks what the description does not know yet; nobody judges it unless it is shown.</summary>
    public async Task<JsonElement> SendUnjudgedAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var http = new HttpClient { BaseAddress = _http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = _http.DefaultRequestHeaders.Authorization;
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsStringAsync();
        return body.Length == 0 ? default : JsonElement.Parse(body);
    }

    /// <summary>Has something judged that came another way, by the name of its schema.</summary>
    /// <param name="document">Which description knows it; the conversation's own without it.</param>
    public void Show(string schema, JsonElement value, string? document = null) =>
        _values.Add(
            (
                schema,
                new
                {
                    document = document ?? _document,
                    schema,
                    value,
                }
            )
        );

    /// <summary>What the vendor's description has against the answers.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var root = _http.BaseAddress!.AbsolutePath.TrimEnd('/');
        var cases = Exchanges
            .All.Where(exchange => exchange.Answer.Length > 0)
            .Select(exchange =>
                (
                    Name: $"{exchange.Method} {exchange.Path[root.Length..]} {exchange.Status}",
                    Case: (object)
                        new
                        {
                            document = _document,
                            method = exchange.Method,
                            path = exchange.Path[root.Length..],
                            status = exchange.Status,
                            value = JsonElement.Parse(exchange.Answer),
                        }
                )
            )
            .Concat(_values)
            .ToList();
        var lines = string.Join('\n', cases.Select(one => JsonSerializer.Serialize(one.Case)));
        var verdicts = await NodeScript.RunAsync("judge.mjs", lines);
        return
        [
            .. cases
                .Zip(
                    verdicts.EnumerateArray(),
                    (one, faults) => faults.EnumerateArray().Select(fault => $"{one.Name}: {fault}")
                )
                .SelectMany(faults => faults)
                .Distinct(),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sandbox.DisposeAsync();
    }
}
