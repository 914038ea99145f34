using System.Text.Json;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Tells the net of each secret that a test sends to a server or gets from it.</summary>
public sealed class SecretSpotter(SecretNet net, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const long LargestBody = 256 * 1024;

    private static readonly string[] SecretMembers = ["password", "token", "secret", "uploadUrl", "ticket"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A client of a server under test.</summary>
    public static HttpClient Client(Uri? server = null) =>
        new(new SecretSpotter(SecretNet.OfThisRun, new SocketsHttpHandler()))
        {
            BaseAddress = server,
            Timeout = TimeSpan.FromSeconds(30),
        };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        net.Protect("an access token", request.Headers.Authorization?.Parameter);
        if (request.Headers.TryGetValues("Idempotency-Key", out var keys))
        {
            net.Protect("an idempotency key", keys.First());
        }

        if (request.Content is System.Net.Http.Json.JsonContent { Value: { } value })
        {
            Look(JsonSerializer.SerializeToElement(value, Json));
        }
        else
        {
            await LookAsync(request.Content, cancellationToken);
        }

        var response = await base.SendAsync(request, cancellationToken);
        await LookAsync(response.Content, cancellationToken);
        return response;
    }

    private async Task LookAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (
            content?.Headers.ContentType?.MediaType != "application/json"
            || content.Headers.ContentLength > LargestBody
        )
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(await content.ReadAsStringAsync(cancellationToken));
            Look(document.RootElement);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidOperationException or NotSupportedException)
        {
            // Tests send what is no JSON, too, and text that is none.
        }
    }

    private void Look(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Look(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                Look(member.Value);
                if (member.Value.ValueKind == JsonValueKind.String && IsSecret(member.Name))
                {
                    net.Protect($"'{member.Name}'", member.Value.GetString());
                }
            }
        }
    }

    private static bool IsSecret(string member) =>
        SecretMembers.Any(end => member.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
