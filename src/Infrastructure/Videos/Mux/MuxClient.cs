using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>Speaks Mux's API protocol for one account: JSON in an envelope, a token by HTTP Basic.</summary>
internal sealed class MuxClient : VideoVendorClient
{
    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public MuxClient(HttpClient http, MuxAccount account, Uri apiBaseUrl, ILogger logger)
        : base(http, account.Gate, logger)
    {
        http.BaseAddress = apiBaseUrl;
        Credentials = account.Credentials is { } token
            ? new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{token.TokenId}:{token.TokenSecret}"))
            )
            : null;
    }

    protected override JsonSerializerOptions Json => SnakeCase;

    protected override AuthenticationHeaderValue? Credentials { get; }

    protected override async Task<T?> ReadAsync<T>(HttpContent answer, CancellationToken cancellationToken)
        where T : class => (await answer.ReadFromJsonAsync<MuxEnvelope<T>>(Json, cancellationToken))?.Data;

    protected override async Task<string> ReasonsAsync(HttpContent refusal, CancellationToken cancellationToken)
    {
        var read = await refusal.ReadFromJsonAsync<MuxRefusal>(Json, cancellationToken);
        return $"{read?.Error?.Type}: {string.Join("; ", read?.Error?.Messages ?? [])}";
    }
}
