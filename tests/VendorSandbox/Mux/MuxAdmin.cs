namespace StreamHub.VendorSandbox.Mux;

/// <summary>Mux from outside: environments are added, and limits and failures set.</summary>
internal static class MuxAdmin
{
    public static void Map(RouteGroupBuilder mux)
    {
        mux.MapGet("/environments", (MuxControl control) => control.Environments);
        mux.MapPost(
            "/environments",
            (NewEnvironment environment, MuxControl control) =>
                control.AddEnvironment(environment.Name, environment.Permissions)
        );
        mux.MapGet("/assets", (MuxControl control) => control.Assets);
        mux.MapGet("/uploads", (MuxControl control) => control.Uploads);
        mux.MapPost(
            "/limit",
            (int? writesPerSecond, MuxControl control) =>
            {
                control.WritesPerSecond = writesPerSecond;
                return Results.NoContent();
            }
        );
        mux.MapPost(
            "/tracks/fail",
            (int? count, MuxControl control) =>
            {
                control.FailNextTracks(count ?? 1);
                return Results.NoContent();
            }
        );
    }

    internal sealed record NewEnvironment(string Name, IReadOnlyList<string>? Permissions);
}
