using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamHub.VendorSandbox.Cloudflare;

internal static class JsonBody
{
    /// <summary>No body reads as an empty object.</summary>
    public static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        try
        {
            return string.IsNullOrWhiteSpace(text)
                ? []
                : JsonNode.Parse(text) as JsonObject ?? throw CloudflareException.BadRequest("Decoding Error");
        }
        catch (JsonException malformed)
        {
            throw CloudflareException.BadRequest($"Decoding Error: {malformed.Message}");
        }
    }

    public static void RefuseUnknown(JsonObject body, IReadOnlySet<string> known)
    {
        if (body.Select(pair => pair.Key).FirstOrDefault(key => !known.Contains(key)) is { } unknown)
        {
            throw CloudflareException.BadRequest($"Decoding Error: unknown field \"{unknown}\"");
        }
    }

    /// <summary>The field's value, or null without it; a value of another kind is refused.</summary>
    public static T? ValueOf<T>(JsonObject body, string name)
        where T : struct
    {
        try
        {
            return body[name]?.GetValue<T>();
        }
        catch (Exception mismatch) when (mismatch is InvalidOperationException or FormatException)
        {
            throw CloudflareException.BadRequest($"Decoding Error: invalid value for {name}");
        }
    }
}
