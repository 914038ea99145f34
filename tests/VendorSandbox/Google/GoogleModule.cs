using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Consents;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Google;

/// <summary>Google's consents, and the channels of YouTube.</summary>
internal static class GoogleModule
{
    public static void AddGoogle(this IServiceCollection services)
    {
        services.AddSingleton<GoogleControl>();
        services.AddSingleton<YouTubeControl>();
        services.AddSingleton<YouTubeUploadDoor>();
    }

    public static void MapGoogle(this WebApplication app)
    {
        var desk = app.Services.GetRequiredService<GoogleControl>().Consents;
        app.MapConsents(desk, "Sign in with Google", "/google/accounts/o/oauth2/v2/auth", "/google/tokens/token");
        app.MapPost("/google/tokens/revoke", (HttpRequest request) => Revoke(desk, request.Form["token"].ToString()));
        app.MapGet("/google/api/youtube/v3/channels", (HttpRequest request) => ListChannels(desk, request));
        var videos = new YouTubeVideoEndpoints(
            desk,
            app.Services.GetRequiredService<YouTubeControl>(),
            app.Services.GetRequiredService<TimeProvider>()
        );
        videos.Map(app);
        new YouTubeUploadEndpoints(
            desk,
            app.Services.GetRequiredService<YouTubeUploadDoor>(),
            videos,
            app.Services.GetRequiredService<SandboxAddress>()
        ).Map(app);
    }

    private static IResult Revoke(ConsentDesk desk, string token) =>
        desk.Revoke(token)
            ? Results.Json(new { })
            : Results.Json(new { error = "invalid_token" }, statusCode: StatusCodes.Status400BadRequest);

    private static IResult ListChannels(ConsentDesk desk, HttpRequest request)
    {
        if (desk.FindCaller(request, "Bearer") is not { } account)
        {
            return GoogleAnswers.NotLoggedIn();
        }

        var parts = GoogleAnswers.PartsOf(request);
        return parts.Count > 0 && request.Query["mine"] == "true"
            ? Results.Json(List(account, parts))
            : GoogleAnswers.Refusal(StatusCodes.Status400BadRequest, "missingRequiredParameter");
    }

    // Google leaves the list out where it is empty.
    private static JsonObject List(ConsentAccount account, IReadOnlyList<string> parts)
    {
        var list = new JsonObject { ["kind"] = "youtube#channelListResponse" };
        if (account.Channel is { } title)
        {
            list["items"] = new JsonArray(Present(account, title, parts));
        }

        return list;
    }

    private static JsonObject Present(ConsentAccount account, string title, IReadOnlyList<string> parts)
    {
        var channel = new JsonObject { ["kind"] = "youtube#channel", ["id"] = account.Id };
        if (parts.Contains("snippet"))
        {
            channel["snippet"] = new JsonObject { ["title"] = title };
        }

        if (parts.Contains("contentDetails"))
        {
            channel["contentDetails"] = new JsonObject
            {
                ["relatedPlaylists"] = new JsonObject { ["uploads"] = YouTubeVideoEndpoints.UploadsOf(account.Id) },
            };
        }

        return channel;
    }
}

/// <summary>What a test may see and decide at Google.</summary>
public sealed class GoogleControl : ConsentControl
{
    public GoogleControl(SandboxSettings settings, SandboxStore store, SandboxAddress address, TimeProvider clock)
        : base(
            new ConsentDesk(
                new ConsentHabits(
                    Vendors.Google,
                    settings.Google,
                    RefreshTokensAreSpent: false,
                    GivesRefreshTokenOnce: true
                ),
                store,
                state => state.Google,
                clock
            ),
            address
        ) { }

    public string AccountsUrl => UrlOf("accounts/");

    public string TokensUrl => UrlOf("tokens/");

    public string ApiUrl => UrlOf("api/");

    internal ConsentDesk Consents => Desk;
}
