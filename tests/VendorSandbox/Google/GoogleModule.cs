using StreamHub.VendorSandbox.Consents;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Google;

/// <summary>Google's consents, and the channels of YouTube.</summary>
internal static class GoogleModule
{
    public static void AddGoogle(this IServiceCollection services) => services.AddSingleton<GoogleControl>();

    public static void MapGoogle(this WebApplication app)
    {
        var desk = app.Services.GetRequiredService<GoogleControl>().Consents;
        app.MapConsents(desk, "Sign in with Google", "/google/accounts/o/oauth2/v2/auth", "/google/tokens/token");
        app.MapPost("/google/tokens/revoke", (HttpRequest request) => Revoke(desk, request.Form["token"].ToString()));
        app.MapGet("/google/api/youtube/v3/channels", (HttpRequest request) => ListChannels(desk, request));
    }

    private static IResult Revoke(ConsentDesk desk, string token) =>
        desk.Revoke(token)
            ? Results.Json(new { })
            : Results.Json(new { error = "invalid_token" }, statusCode: StatusCodes.Status400BadRequest);

    private static IResult ListChannels(ConsentDesk desk, HttpRequest request)
    {
        if (desk.FindCaller(request, "Bearer") is not { } account)
        {
            return Refusal(StatusCodes.Status401Unauthorized, "authError");
        }

        return request.Query["part"] == "snippet" && request.Query["mine"] == "true"
            ? Results.Json(List(account))
            : Refusal(StatusCodes.Status400BadRequest, "missingRequiredParameter");
    }

    // Google leaves the list out where it is empty.
    private static object List(ConsentAccount account)
    {
        const string Kind = "youtube#channelListResponse";
        return account.Channel is { } title
            ? new
            {
                kind = Kind,
                items = new[]
                {
                    new
                    {
                        kind = "youtube#channel",
                        id = account.Id,
                        snippet = new { title },
                    },
                },
            }
            : new { kind = Kind };
    }

    private static IResult Refusal(int status, string reason) =>
        Results.Json(new { error = new { code = status, errors = new[] { new { reason } } } }, statusCode: status);
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
