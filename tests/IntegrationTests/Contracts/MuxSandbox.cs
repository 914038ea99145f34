using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Mux;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>A sandbox of its own, spoken to as a customer of Mux does.</summary>
internal sealed class MuxSandbox : IAsyncDisposable
{
    private MuxSandbox(SandboxHost host)
    {
        Host = host;
        Http = ClientOf(host, host.Mux.Environments[0]);
    }

    public SandboxHost Host { get; }

    /// <summary>With the token of the settings' environment.</summary>
    public HttpClient Http { get; }

    public static async Task<MuxSandbox> StartAsync(SandboxSettings? settings = null) =>
        new(await SandboxHost.StartAsync(settings));

    public static HttpClient ClientOf(SandboxHost host, MuxEnvironment environment)
    {
        var token = Encoding.UTF8.GetBytes($"{environment.TokenId}:{environment.TokenSecret}");
        var http = new HttpClient { BaseAddress = new Uri(host.Mux.ApiUrl) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(token)
        );
        return http;
    }

    public HttpClient ClientOf(MuxEnvironment environment) => ClientOf(Host, environment);

    public async Task<JsonElement> CreateUploadAsync(string policy = "signed", int? timeout = null, string origin = "*")
    {
        var settings = new { playback_policies = new[] { policy } };
        using var answer = await Http.PostAsJsonAsync(
            "video/v1/uploads",
            new
            {
                cors_origin = origin,
                timeout,
                new_asset_settings = settings,
            }
        );
        return await DataAsync(answer);
    }

    public static async Task<JsonElement> DataAsync(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("data");
    }

    /// <returns>An asset that is ready.</returns>
    public async Task<MuxAsset> UploadSampleAsync(string policy = "signed")
    {
        var upload = await CreateUploadAsync(policy);
        using var content = new ByteArrayContent(SampleVideo.Bytes);
        (await Http.PutAsync(upload.GetProperty("url").GetString(), content)).EnsureSuccessStatusCode();
        await Host.Mux.WhenIdleAsync();
        return Host.Mux.Assets[^1];
    }

    /// <summary>A PUT of a piece, as UpChunk and Google's resumable uploads send it.</summary>
    public async Task<HttpResponseMessage> PutPieceAsync(string url, byte[] file, int from, int count, int? total)
    {
        using var content = new ByteArrayContent(file, from, count);
        content.Headers.TryAddWithoutValidation(
            "Content-Range",
            count == 0 ? $"bytes */{total}" : $"bytes {from}-{from + count - 1}/{total?.ToString() ?? "*"}"
        );
        return await Http.PutAsync(url, content);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
