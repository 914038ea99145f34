namespace StreamHub.VendorSandbox.WebSub;

/// <summary>A hub that takes what publishers say; what it was told stands in the journal of requests.</summary>
internal static class WebSubModule
{
    public static void MapWebSub(this WebApplication app) => app.MapPost("/websub/", Take);

    private static async Task<IResult> Take(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return form["hub.mode"] == "publish" && Uri.TryCreate(form["hub.url"], UriKind.Absolute, out _)
            ? Results.NoContent()
            : Results.BadRequest("hub.mode must be publish, and hub.url an address.");
    }
}
