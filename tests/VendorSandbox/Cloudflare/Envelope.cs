using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Cloudflare;

public sealed record EnvelopeMessage(int Code, string Message);

public sealed record Envelope(
    object? Result,
    bool Success,
    IReadOnlyList<EnvelopeMessage> Errors,
    IReadOnlyList<EnvelopeMessage> Messages
)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Range { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Total { get; init; }

    public static Envelope Of(object result) => new(result, Success: true, [], []);

    public static IResult Ok(object result) => Results.Json(Of(result), JsonSerializerOptions.Web);

    public static Envelope Failure(CloudflareException refusal) =>
        new(Result: null, Success: false, [new EnvelopeMessage(refusal.Code, refusal.Message)], []);
}
