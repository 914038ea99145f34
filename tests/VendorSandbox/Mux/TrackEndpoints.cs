namespace StreamHub.VendorSandbox.Mux;

internal sealed record TrackRequest
{
    public string? Url { get; init; }

    public string? Type { get; init; }

    public string? TextType { get; init; }

    public string? LanguageCode { get; init; }

    public string? Name { get; init; }

    public bool? ClosedCaptions { get; init; }

    public string? Passthrough { get; init; }

    public MuxTrack Check()
    {
        Rules.Plays("type", Rules.Required("type", Type), MuxTrack.Text);
        Rules.Plays("text_type", TextType, "subtitles");
        Rules.WebUrl("url", Rules.Required("url", Url));
        Rules.Passthrough(Passthrough);
        return TextTracks.Uploaded(
            Url!,
            Rules.Required("language_code", LanguageCode),
            Name,
            ClosedCaptions,
            Passthrough
        );
    }
}

internal sealed record GenerateRequest
{
    public IReadOnlyList<SubtitleRequest>? GeneratedSubtitles { get; init; }

    public IReadOnlyList<MuxTrack> Check()
    {
        if (GeneratedSubtitles is not { Count: > 0 })
        {
            throw MuxException.Invalid("generated_subtitles is required");
        }

        foreach (var subtitles in GeneratedSubtitles)
        {
            subtitles.Check();
        }

        return [.. GeneratedSubtitles.Select(TextTracks.From)];
    }
}

internal static class TrackEndpoints
{
    public static void Map(RouteGroupBuilder video)
    {
        video.MapPost("/assets/{id}/tracks", CreateAsync);
        video.MapDelete("/assets/{id}/tracks/{trackId}", Delete);
        video.MapPost("/assets/{id}/tracks/{trackId}/generate-subtitles", GenerateAsync);
    }

    private static async Task<IResult> CreateAsync(
        string id,
        HttpRequest request,
        MuxLibrary library,
        MuxEvents events,
        AssetProcessor processor
    )
    {
        var track = (await MuxJson.ReadAsync<TrackRequest>(request)).Check();
        var asset = Add(id, [track], request, library, events);
        processor.Accept(asset.Id);
        return MuxJson.Created(MuxPresenter.Present(asset, track));
    }

    private static async Task<IResult> GenerateAsync(
        string id,
        string trackId,
        HttpRequest request,
        MuxLibrary library,
        MuxEvents events,
        AssetProcessor processor
    )
    {
        var tracks = (await MuxJson.ReadAsync<GenerateRequest>(request)).Check();
        var source = TrackOf(library.GetAsset(request.Environment(), id), trackId);
        if (source.Type != MuxTrack.Audio)
        {
            throw MuxException.Invalid("Subtitles are generated from an audio track");
        }

        var asset = Add(id, tracks, request, library, events);
        processor.Accept(asset.Id);
        return MuxJson.Created(tracks.Select(track => MuxPresenter.Present(asset, track)));
    }

    private static MuxAsset Add(
        string id,
        IReadOnlyList<MuxTrack> tracks,
        HttpRequest request,
        MuxLibrary library,
        MuxEvents events
    ) =>
        library.Edit(
            request.Environment(),
            id,
            asset => With(asset, tracks),
            asset =>
            {
                foreach (var track in tracks)
                {
                    events.Tell("created", asset, track);
                }
            }
        );

    private static MuxAsset With(MuxAsset asset, IReadOnlyList<MuxTrack> tracks)
    {
        if (asset.Status != MuxStatus.Ready)
        {
            throw MuxException.Invalid("The asset is not ready");
        }

        IReadOnlyList<MuxTrack> all = [.. asset.Tracks, .. tracks];
        return all.Where(track => track.IsText).CountBy(track => track.Name!).Any(same => same.Value > 1)
            ? throw MuxException.Invalid("The name of a text track must be its own")
            : asset with
            {
                Tracks = all,
            };
    }

    private static IResult Delete(string id, string trackId, HttpRequest request, MuxLibrary library, MuxEvents events)
    {
        var track = TrackOf(library.GetAsset(request.Environment(), id), trackId);
        if (track.Type == MuxTrack.Video)
        {
            throw MuxException.Invalid("The video track cannot be deleted");
        }

        library.Edit(
            request.Environment(),
            id,
            asset => asset with { Tracks = [.. asset.Tracks.Where(other => other.Id != trackId)] },
            asset => events.Tell("deleted", asset, track with { Status = "deleted" })
        );
        File.Delete(library.FileOf(trackId));
        return Results.NoContent();
    }

    private static MuxTrack TrackOf(MuxAsset asset, string trackId) =>
        asset.Tracks.FirstOrDefault(track => track.Id == trackId) ?? throw MuxException.NotFound();
}
