namespace StreamHub.IntegrationTests.Harness;

/// <summary>What viewers do on the way to what tests are about.</summary>
public static class StreamSteps
{
    public const string Streams = "/api/v1/playback/streams";

    public static string PlaybackOf(Guid videoId) => $"{VideoSteps.PathOf(videoId)}/playback";

    /// <param name="streamId">The stream that goes on; without it another one begins.</param>
    public static Task<ApiAnswer> StartPlaybackAsync(this User viewer, Guid videoId, Guid? streamId = null) =>
        viewer.Api.PostAsync(PlaybackOf(videoId), streamId is null ? null : new { streamId });

    public static async Task<List<Guid>> RunningStreamsAsync(this User viewer) =>
        [
            .. (await viewer.Api.GetAsync(Streams))
                .ShouldBe(200)
                .At("items")
                .EnumerateArray()
                .Select(stream => stream.GetProperty("id").GetGuid()),
        ];
}
