namespace StreamHub.VendorSandbox.Mux;

internal sealed record AssetChange
{
    public AssetMetadata? Meta { get; init; }

    public string? Passthrough { get; init; }

    public void Check()
    {
        AssetSettings.CheckMetadata(Meta);
        Rules.Passthrough(Passthrough);
    }

    public MuxAsset Apply(MuxAsset asset) =>
        asset with
        {
            Settings = asset.Settings with
            {
                Meta = Meta ?? asset.Settings.Meta,
                Passthrough = Passthrough ?? asset.Settings.Passthrough,
            },
        };
}

internal static class AssetEndpoints
{
    public static void Map(RouteGroupBuilder video)
    {
        video.MapPost("/assets", CreateAsync);
        video.MapGet("/assets", List);
        video.MapGet("/assets/{id}", Get);
        video.MapPatch("/assets/{id}", ChangeAsync);
        video.MapDelete("/assets/{id}", Delete);
        video.MapGet("/assets/{id}/input-info", DescribeInput);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, MuxLibrary library, AssetProcessor processor)
    {
        var settings = await MuxJson.ReadAsync<AssetSettings>(request);
        AssetRequest.Check(settings);
        var environment = request.Environment();
        var source = AssetRequest.SourceOf(settings, environment, library);
        var asset = library.AddAsset(environment, settings, made => made with { SourceAssetId = source?.Id });
        processor.Accept(asset.Id);
        return MuxJson.Created(MuxPresenter.Present(asset));
    }

    private static IResult List(HttpRequest request, MuxLibrary library)
    {
        var page = MuxPage.From(request.Query);
        var assets = library.AssetsOf(request.Environment()).Where(asset => Matches(asset, request.Query));
        var shown = page.Of(assets, asset => asset.Sequence);
        return MuxJson.Answer(
            new
            {
                Data = shown.Select(MuxPresenter.Present),
                NextCursor = page.CursorAfter(shown.Count > 0 ? shown[^1].Sequence : null, shown.Count),
            },
            StatusCodes.Status200OK
        );
    }

    /// <summary>There are no live streams here, so none has assets.</summary>
    private static bool Matches(MuxAsset asset, IQueryCollection query) =>
        !query.ContainsKey("live_stream_id")
        && (!query.TryGetValue("upload_id", out var upload) || asset.UploadId == upload);

    private static IResult Get(string id, HttpRequest request, MuxLibrary library) =>
        MuxJson.Ok(MuxPresenter.Present(library.GetAsset(request.Environment(), id)));

    private static async Task<IResult> ChangeAsync(string id, HttpRequest request, MuxLibrary library, MuxEvents events)
    {
        var change = await MuxJson.ReadAsync<AssetChange>(request);
        change.Check();
        return MuxJson.Ok(
            MuxPresenter.Present(
                library.Edit(request.Environment(), id, change.Apply, asset => events.Tell("updated", asset))
            )
        );
    }

    private static IResult Delete(string id, HttpRequest request, MuxLibrary library)
    {
        library.Delete(request.Environment(), id);
        return Results.NoContent();
    }

    private static IResult DescribeInput(string id, HttpRequest request, MuxLibrary library)
    {
        var asset = library.GetAsset(request.Environment(), id);
        var inputs = asset.Settings.AllInputs();
        return MuxJson.Ok(
            inputs
                .DefaultIfEmpty(new AssetInput())
                .Select((input, at) => new { Settings = input, File = at == 0 ? FileOf(asset) : null })
        );
    }

    private static object? FileOf(MuxAsset asset) =>
        asset.Media is null
            ? null
            : new
            {
                ContainerFormat = "mp4",
                Tracks = asset
                    .Tracks.Where(track => !track.IsText)
                    .Select(track => new
                    {
                        track.Type,
                        Duration = asset.Media.DurationSeconds,
                        Width = track.Type == MuxTrack.Video ? asset.Media.Width : (int?)null,
                        Height = track.Type == MuxTrack.Video ? asset.Media.Height : (int?)null,
                    }),
            };
}

/// <summary>What an asset is made of: the web's files, or a stretch of another asset.</summary>
internal static class AssetRequest
{
    public static void Check(AssetSettings settings)
    {
        settings.Check();
        var inputs = settings.AllInputs();
        if (inputs.Count == 0 || inputs[0] is not { Url: not null, OverlaySettings: null })
        {
            throw MuxException.Invalid("The first of inputs must name the url of the video");
        }

        CheckFurther(inputs);
    }

    /// <summary>After the video come text tracks and overlays, and only the video is cut.</summary>
    public static void CheckFurther(IReadOnlyList<AssetInput> inputs)
    {
        foreach (var input in inputs.Skip(1))
        {
            Rules.WebUrl("url", Rules.Required("url", input.Url));
            if (input.OverlaySettings is null && input.Type != MuxTrack.Text)
            {
                throw MuxException.Invalid("The sandbox plays no further inputs but text and overlays");
            }

            if (input.IsCut)
            {
                throw MuxException.Invalid("Only the first input takes start_time and end_time");
            }
        }
    }

    /// <summary>The asset that is cut, or null where a file of the web is fetched.</summary>
    public static MuxAsset? SourceOf(AssetSettings settings, MuxEnvironment environment, MuxLibrary library)
    {
        if (Rules.AssetIdOf(settings.AllInputs()[0].Url) is not { } id)
        {
            return null;
        }

        return library.FindAsset(id) is { Status: MuxStatus.Ready } source && source.EnvironmentId == environment.Id
            ? source
            : throw MuxException.Invalid("The input asset does not exist or is not ready");
    }
}
