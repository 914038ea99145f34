using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Videos;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A page that plays a video and tells of it, as one session, without logging in.</summary>
public sealed class Player(ApiClient api, string token)
{
    public const string Door = "/api/v1/beacons";

    public Guid SessionId { get; init; } = Guid.NewGuid();

    /// <summary>Which of the viewer's streams it takes; none for its owner.</summary>
    public Guid? StreamId { get; init; }

    public string Token => token;

    /// <summary>The same session in another browser tab's place: another address, the same token.</summary>
    public Player At(ApiClient other) => new(other, token) { SessionId = SessionId };

    public Player InAnotherSession() => new(api, token);

    public static object Start(decimal ageSeconds = 0) => new { kind = "start", ageSeconds };

    public static object Progress(decimal fromSeconds, decimal toSeconds, decimal ageSeconds = 0) =>
        new
        {
            kind = "progress",
            fromSeconds,
            toSeconds,
            ageSeconds,
        };

    public static object End(decimal fromSeconds, decimal toSeconds) =>
        new
        {
            kind = "end",
            fromSeconds,
            toSeconds,
        };

    public Task<ApiAnswer> SendAsync(params object[] beacons) => SendAsync([], beacons);

    public Task<ApiAnswer> SendAsync((string Name, string Value)[] headers, params object[] beacons) =>
        api.SendAsync(
            HttpMethod.Post,
            Door,
            JsonContent.Create(
                new
                {
                    token,
                    sessionId = SessionId,
                    beacons,
                }
            ),
            headers
        );
}

public static class PlayerSteps
{
    /// <summary>A free video of the owner's that is known to be a minute long.</summary>
    public static async Task<Guid> MinuteAsync(this StreamHubServer server, User owner)
    {
        var video = await server.ReadyVideoAsync(owner, "free");
        await server.InDatabaseAsync(database =>
            database
                .Set<Video>()
                .IgnoreQueryFilters()
                .Where(one => one.Id == video)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.DurationMilliseconds, 60_000))
        );
        return video;
    }

    /// <summary>Lets the viewer in and a minute pass, so that there was time to watch.</summary>
    public static async Task<Player> PlayAsync(
        this StreamHubServer server,
        User viewer,
        Guid video,
        Guid? streamId = null
    )
    {
        var playback = await viewer.StartPlaybackAsync(video, streamId);
        server.Advance(TimeSpan.FromMinutes(1));
        return new Player(server.Anonymous(), playback.ShouldBe(200).Text("beaconToken"))
        {
            StreamId = Guid.TryParse(playback.Text("streamId"), out var stream) ? stream : null,
        };
    }

    public static async Task<ApiAnswer> FiguresAsync(this User owner, Guid video, string query = "") =>
        (await owner.Api.GetAsync($"{VideoSteps.PathOf(video)}/analytics{query}")).ShouldBe(200);
}
