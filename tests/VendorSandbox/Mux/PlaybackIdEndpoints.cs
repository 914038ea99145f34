namespace StreamHub.VendorSandbox.Mux;

internal sealed record PlaybackIdRequest
{
    public string? Policy { get; init; }

    public MuxPlaybackId Check()
    {
        Rules.OneOf("policy", Policy, Rules.PlaybackPolicies);
        return new MuxPlaybackId(MuxLibrary.NewId(), Policy ?? MuxPlaybackId.PublicPolicy);
    }
}

internal static class PlaybackIdEndpoints
{
    public static void Map(RouteGroupBuilder video)
    {
        video.MapPost("/assets/{id}/playback-ids", CreateAsync);
        video.MapGet("/assets/{id}/playback-ids/{playbackId}", Get);
        video.MapDelete("/assets/{id}/playback-ids/{playbackId}", Delete);
        video.MapGet("/playback-ids/{playbackId}", FindOwner);
    }

    private static async Task<IResult> CreateAsync(string id, HttpRequest request, MuxLibrary library, MuxEvents events)
    {
        var made = (await MuxJson.ReadAsync<PlaybackIdRequest>(request)).Check();
        library.Edit(
            request.Environment(),
            id,
            asset => asset with { PlaybackIds = [.. asset.PlaybackIds, made] },
            asset => events.Tell("updated", asset)
        );
        return MuxJson.Created(made);
    }

    private static IResult Get(string id, string playbackId, HttpRequest request, MuxLibrary library) =>
        MuxJson.Ok(PlaybackIdOf(library.GetAsset(request.Environment(), id), playbackId));

    private static IResult Delete(
        string id,
        string playbackId,
        HttpRequest request,
        MuxLibrary library,
        MuxEvents events
    )
    {
        var playback = PlaybackIdOf(library.GetAsset(request.Environment(), id), playbackId);
        library.Edit(
            request.Environment(),
            id,
            asset => asset with { PlaybackIds = [.. asset.PlaybackIds.Where(known => known != playback)] },
            asset => events.Tell("updated", asset)
        );
        return Results.NoContent();
    }

    private static IResult FindOwner(string playbackId, HttpRequest request, MuxLibrary library)
    {
        if (library.FindByPlaybackId(playbackId) is not { } asset || asset.EnvironmentId != request.Environment().Id)
        {
            throw MuxException.NotFound();
        }

        var playback = PlaybackIdOf(asset, playbackId);
        return MuxJson.Ok(
            new
            {
                playback.Id,
                playback.Policy,
                Object = new { asset.Id, Type = "asset" },
            }
        );
    }

    private static MuxPlaybackId PlaybackIdOf(MuxAsset asset, string playbackId) =>
        asset.PlaybackIds.FirstOrDefault(known => known.Id == playbackId) ?? throw MuxException.NotFound();
}
