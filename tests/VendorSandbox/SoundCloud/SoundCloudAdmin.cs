namespace StreamHub.VendorSandbox.SoundCloud;

/// <summary>SoundCloud from outside: what it has, and what happens next there.</summary>
internal static class SoundCloudAdmin
{
    public static void Map(RouteGroupBuilder soundCloud)
    {
        soundCloud.MapGet("/tracks", (SoundCloudControl control) => control.Tracks);
        soundCloud.MapPost(
            "/uploads/break",
            (long at, SoundCloudControl control) => Done(() => control.Accidents.BreakAt(at))
        );
        soundCloud.MapPost(
            "/uploads/stall",
            (long at, SoundCloudControl control) => Done(() => control.Accidents.StallAt(at))
        );
        soundCloud.MapPost("/fail", (SoundCloudControl control) => Done(control.FailNext));
        soundCloud.MapPost(
            "/processing",
            (double seconds, SoundCloudControl control) =>
                Done(() => control.ProcessingTime = TimeSpan.FromSeconds(seconds))
        );
    }

    private static IResult Done(Action action)
    {
        action();
        return Results.NoContent();
    }
}
