namespace StreamHub.VendorSandbox.Google;

/// <summary>YouTube from outside: what it has, and what happens next there.</summary>
internal static class YouTubeAdmin
{
    public static void Map(RouteGroupBuilder youTube)
    {
        youTube.MapGet("/videos", (YouTubeControl control) => control.Videos);
        youTube.MapGet("/uploads", (YouTubeControl control) => control.Uploads);
        youTube.MapPost(
            "/uploads/break",
            (long at, YouTubeControl control) => Done(() => control.Accidents.BreakAt(at))
        );
        youTube.MapPost(
            "/uploads/stall",
            (long at, YouTubeControl control) => Done(() => control.Accidents.StallAt(at))
        );
        youTube.MapPost("/uploads/expire", (YouTubeControl control) => Done(control.ExpireUploads));
        youTube.MapPost("/quota", (int? left, YouTubeControl control) => Done(() => control.UploadsLeft = left));
        youTube.MapPost("/verified", (bool value, YouTubeControl control) => Done(() => control.IsVerified = value));
        youTube.MapPost("/fail", (string reason, YouTubeControl control) => Done(() => control.FailNext(reason)));
        youTube.MapPost(
            "/processing",
            (double seconds, YouTubeControl control) =>
                Done(() => control.ProcessingTime = TimeSpan.FromSeconds(seconds))
        );
    }

    private static IResult Done(Action action)
    {
        action();
        return Results.NoContent();
    }
}
