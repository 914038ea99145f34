using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>Snake case; what is not there is left out.</summary>
internal static class MuxJson
{
    private static readonly JsonSerializerOptions Answers = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonSerializerOptions Requests = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    public static IResult Ok(object data) => Answer(new { Data = data }, StatusCodes.Status200OK);

    public static IResult Created(object data) => Answer(new { Data = data }, StatusCodes.Status201Created);

    public static IResult Answer(object body, int status) =>
        Results.Json(body, Answers, contentType: null, statusCode: status);

    public static JsonObject ToObject(object value) => JsonSerializer.SerializeToNode(value, Answers)!.AsObject();

    /// <summary>Reads strictly: a member the operation does not know, or of the wrong kind, is refused. No body is an empty one.</summary>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : new()
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        try
        {
            return string.IsNullOrWhiteSpace(text)
                ? new T()
                : JsonSerializer.Deserialize<T>(text, Requests) ?? throw MuxException.Invalid("The body is null");
        }
        catch (JsonException malformed)
        {
            throw MuxException.Invalid(malformed.Message);
        }
    }
}
