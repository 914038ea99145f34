using StreamHub.VendorSandbox.Consents;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Uploads;

namespace StreamHub.VendorSandbox.SoundCloud;

/// <summary>SoundCloud's consents, and who gave them.</summary>
internal static class SoundCloudModule
{
    public static void AddSoundCloud(this IServiceCollection services) => services.AddSingleton<SoundCloudControl>();

    public static void MapSoundCloud(this WebApplication app)
    {
        var desk = app.Services.GetRequiredService<SoundCloudControl>().Consents;
        app.MapConsents(
            desk,
            "Connect to SoundCloud",
            "/soundcloud/secure/authorize",
            "/soundcloud/secure/oauth/token"
        );
        app.MapPost("/soundcloud/secure/sign-out", (SignOut body) => End(desk, body));
        app.MapGet("/soundcloud/api/me", (HttpRequest request) => Me(desk, request));
        new SoundCloudTracks(
            desk,
            app.Services.GetRequiredService<SandboxStore>(),
            app.Services.GetRequiredService<SoundCloudControl>(),
            app.Services.GetRequiredService<TimeProvider>()
        ).Map(app);
    }

    private static IResult End(ConsentDesk desk, SignOut body) =>
        desk.Revoke(body.AccessToken ?? "") ? Results.Ok() : Results.Unauthorized();

    private static IResult Me(ConsentDesk desk, HttpRequest request) =>
        desk.FindCaller(request, "OAuth") is { } account
            ? Results.Json(
                new
                {
                    kind = "user",
                    urn = $"soundcloud:users:{account.Id}",
                    username = account.Channel ?? account.Name,
                }
            )
            : Results.Unauthorized();

    internal sealed record SignOut(
        [property: System.Text.Json.Serialization.JsonPropertyName("access_token")] string? AccessToken
    );
}

/// <summary>What a test may see and decide at SoundCloud.</summary>
public sealed class SoundCloudControl : ConsentControl
{
    private readonly SandboxStore _store;

    public SoundCloudControl(SandboxSettings settings, SandboxStore store, SandboxAddress address, TimeProvider clock)
        : base(
            new ConsentDesk(
                new ConsentHabits(
                    Vendors.SoundCloud,
                    settings.SoundCloud,
                    RefreshTokensAreSpent: true,
                    GivesRefreshTokenOnce: false
                ),
                store,
                state => state.SoundCloud,
                clock
            ),
            address
        ) => _store = store;

    public string SecureUrl => UrlOf("secure/");

    public string ApiUrl => UrlOf("api/");

    public UploadAccidents Accidents { get; } = new();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SoundCloudTrack> Tracks => _store.Read(state => state.SoundCloudTracks.Tracks.ToList());

    public TimeSpan ProcessingTime
    {
        set => _store.Change(state => state.SoundCloudTracks.ProcessingTime = value);
    }

    internal ConsentDesk Consents => Desk;

    /// <summary>Nothing can be made of the next file.</summary>
    public void FailNext() => _store.Change(state => state.SoundCloudTracks.FailsNext = true);
}
