namespace StreamHub.VendorSandbox.Mux;

internal static class RenditionEndpoints
{
    public static void Map(RouteGroupBuilder video)
    {
        video.MapPost("/assets/{id}/static-renditions", CreateAsync);
        video.MapDelete("/assets/{id}/static-renditions/{renditionId}", Delete);
    }

    private static async Task<IResult> CreateAsync(
        string id,
        HttpRequest request,
        MuxLibrary library,
        MuxEvents events,
        AssetProcessor processor
    )
    {
        var body = await MuxJson.ReadAsync<RenditionRequest>(request);
        body.Check();
        var rendition = new MuxRendition(MuxLibrary.NewId(), body.Resolution!, body.Passthrough, MuxStatus.Preparing);
        var asset = library.Edit(
            request.Environment(),
            id,
            current => With(current, rendition),
            current => events.Tell("created", current, rendition)
        );
        processor.Accept(asset.Id);
        return MuxJson.Created(MuxPresenter.Present(asset, rendition));
    }

    private static MuxAsset With(MuxAsset asset, MuxRendition rendition)
    {
        if (asset.Status != MuxStatus.Ready)
        {
            throw MuxException.Invalid("The asset is not ready");
        }

        return asset.Renditions.Any(known => known.Resolution == rendition.Resolution)
            ? throw MuxException.Invalid($"There is a static rendition {rendition.Resolution} already")
            : asset with
            {
                Renditions = [.. asset.Renditions, rendition],
            };
    }

    private static IResult Delete(
        string id,
        string renditionId,
        HttpRequest request,
        MuxLibrary library,
        MuxEvents events
    )
    {
        var environment = request.Environment();
        var rendition =
            library.GetAsset(environment, id).Renditions.FirstOrDefault(known => known.Id == renditionId)
            ?? throw MuxException.NotFound();
        library.Edit(
            environment,
            id,
            asset => asset with { Renditions = [.. asset.Renditions.Where(known => known.Id != renditionId)] },
            asset => events.Tell("deleted", asset, rendition)
        );
        return Results.NoContent();
    }
}
