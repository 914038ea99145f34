namespace StreamHub.VendorSandbox.Mux;

internal sealed record UploadRequest
{
    public const int DefaultTimeoutSeconds = 3600;
    private const int ShortestTimeoutSeconds = 60;
    private const int LongestTimeoutSeconds = 7 * 24 * 3600;

    public string? CorsOrigin { get; init; }

    public AssetSettings? NewAssetSettings { get; init; }

    public bool? Test { get; init; }

    public int? Timeout { get; init; }

    public void Check()
    {
        Rules.Required("cors_origin", CorsOrigin);
        if (Timeout is < ShortestTimeoutSeconds or > LongestTimeoutSeconds)
        {
            throw MuxException.Invalid(
                $"timeout must be between {ShortestTimeoutSeconds} and {LongestTimeoutSeconds} seconds"
            );
        }

        NewAssetSettings?.Check();
        var inputs = NewAssetSettings?.AllInputs() ?? [];
        if (inputs.Count > 0 && inputs[0].Url is not null)
        {
            throw MuxException.Invalid("The first input is the uploaded file and has no url");
        }

        AssetRequest.CheckFurther(inputs);
    }
}

/// <summary>The environment's side of a direct upload: it hands out the one-time URL.</summary>
internal static class UploadEndpoints
{
    public static void Map(RouteGroupBuilder video)
    {
        video.MapPost("/uploads", CreateAsync);
        video.MapGet("/uploads", List);
        video.MapGet("/uploads/{id}", Get);
        video.MapPut("/uploads/{id}/cancel", Cancel);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, MuxLibrary library, MuxPresenter presenter)
    {
        var body = await MuxJson.ReadAsync<UploadRequest>(request);
        body.Check();
        return MuxJson.Created(presenter.Present(library.AddUpload(request.Environment(), body)));
    }

    private static IResult List(HttpRequest request, MuxLibrary library, MuxPresenter presenter)
    {
        var page = MuxPage.From(request.Query);
        var uploads = page.Of(library.UploadsOf(request.Environment()), upload => upload.Sequence);
        return MuxJson.Ok(uploads.Select(presenter.Present));
    }

    private static IResult Get(string id, HttpRequest request, MuxLibrary library, MuxPresenter presenter) =>
        MuxJson.Ok(presenter.Present(library.GetUpload(request.Environment(), id)));

    private static IResult Cancel(string id, HttpRequest request, MuxLibrary library, MuxPresenter presenter)
    {
        var upload = library.EndUpload(
            library.GetUpload(request.Environment(), id).Id,
            "cancelled",
            waiting => waiting with { Status = UploadStatus.Cancelled }
        );
        File.Delete(library.FileOf(id));
        return MuxJson.Ok(presenter.Present(upload));
    }
}
