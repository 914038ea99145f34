using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Consents;

/// <summary>The consent page and the token endpoint of one vendor.</summary>
internal static class ConsentEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void MapConsents(this WebApplication app, ConsentDesk desk, string title, string page, string tokens)
    {
        var shown = new ConsentPage(desk, title);
        app.MapGet(page, (HttpRequest request) => shown.Show(request));
        app.MapPost(page, (HttpRequest request) => shown.Answer(request));
        app.MapPost(tokens, (HttpRequest request) => Answer(desk, request));
    }

    /// <returns>The account that the header's token speaks for; <c>null</c> for none, or none any more.</returns>
    public static ConsentAccount? FindCaller(this ConsentDesk desk, HttpRequest request, string scheme)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme + " ", StringComparison.Ordinal)
            ? desk.Find(header[(scheme.Length + 1)..])
            : null;
    }

    private static IResult Answer(ConsentDesk desk, HttpRequest request)
    {
        try
        {
            return Results.Json(Give(desk, request.Form), Json);
        }
        catch (ConsentRefusal refusal)
        {
            return Results.Json(new { refusal.Error }, Json, statusCode: refusal.Status);
        }
    }

    private static TokenAnswer Give(ConsentDesk desk, IFormCollection form)
    {
        var settings = desk.Habits.Settings;
        if (form["client_id"] != settings.ClientId || form["client_secret"] != settings.ClientSecret)
        {
            throw new ConsentRefusal("invalid_client", StatusCodes.Status401Unauthorized);
        }

        return form["grant_type"].ToString() switch
        {
            "authorization_code" => desk.Exchange(form["code"], form["code_verifier"], form["redirect_uri"]),
            "refresh_token" => desk.Refresh(form["refresh_token"]),
            _ => throw new ConsentRefusal("unsupported_grant_type"),
        };
    }
}
