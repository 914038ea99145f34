using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Calls the server as a client would, and keeps the whole answer.</summary>
public sealed class ApiClient(HttpClient http)
{
    private const long LargeBody = 256 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public HttpClient Http => http;

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, content: null);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, content: null);

    public Task<ApiAnswer> PostAsync(string path, object? body = null) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, options: Json));

    public Task<ApiAnswer> PutAsync(string path, object body) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body, options: Json));

    public Task<ApiAnswer> PatchAsync(string path, object body) =>
        SendAsync(HttpMethod.Patch, path, JsonContent.Create(body, options: Json));

    public Task<ApiAnswer> PostTextAsync(string path, string body, string contentType = "application/json") =>
        SendAsync(
            HttpMethod.Post,
            path,
            new StringContent(body, Encoding.UTF8) { Headers = { ContentType = new(contentType) } }
        );

    /// <summary>The same caller, acting for one of its organizations.</summary>
    public ApiClient For(string organizationId)
    {
        var other = new HttpClient { BaseAddress = http.BaseAddress };
        other.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        other.DefaultRequestHeaders.TryAddWithoutValidation("X-Organization-Id", organizationId);
        return new ApiClient(other);
    }

    public async Task<ApiAnswer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };

        // A large body waits until it is asked for: who is refused while still sending may never see the answer.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > LargeBody;
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return await ApiAnswer.ReadAsync(response);
    }
}
