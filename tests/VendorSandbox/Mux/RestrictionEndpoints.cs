namespace StreamHub.VendorSandbox.Mux;

internal sealed record RestrictionRequest
{
    public ReferrerRule? Referrer { get; init; }

    public UserAgentRule? UserAgent { get; init; }

    public void Check()
    {
        if (Referrer is null || UserAgent is null)
        {
            throw MuxException.Invalid("referrer and user_agent are required");
        }

        Referrer.Check();
    }
}

internal static class RestrictionEndpoints
{
    public static void Map(RouteGroupBuilder video)
    {
        video.MapPost("/playback-restrictions", CreateAsync);
        video.MapGet("/playback-restrictions", List);
        video.MapGet("/playback-restrictions/{id}", Get);
        video.MapDelete("/playback-restrictions/{id}", Delete);
        video.MapPut("/playback-restrictions/{id}/referrer", ChangeReferrerAsync);
        video.MapPut("/playback-restrictions/{id}/user_agent", ChangeUserAgentAsync);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, PlaybackRestrictions restrictions)
    {
        var body = await MuxJson.ReadAsync<RestrictionRequest>(request);
        body.Check();
        return MuxJson.Created(Shown(restrictions.Add(request.Environment(), body.Referrer!, body.UserAgent!)));
    }

    private static IResult List(HttpRequest request, PlaybackRestrictions restrictions) =>
        MuxJson.Ok(
            MuxPage
                .From(request.Query)
                .Of(restrictions.Of(request.Environment()), known => known.Sequence)
                .Select(Shown)
        );

    private static IResult Get(string id, HttpRequest request, PlaybackRestrictions restrictions) =>
        MuxJson.Ok(Shown(restrictions.Get(request.Environment(), id)));

    private static IResult Delete(string id, HttpRequest request, PlaybackRestrictions restrictions)
    {
        restrictions.Delete(request.Environment(), id);
        return Results.NoContent();
    }

    private static async Task<IResult> ChangeReferrerAsync(
        string id,
        HttpRequest request,
        PlaybackRestrictions restrictions
    )
    {
        var referrer = await MuxJson.ReadAsync<ReferrerRule>(request);
        referrer.Check();
        return MuxJson.Ok(
            Shown(restrictions.Edit(request.Environment(), id, known => known with { Referrer = referrer }))
        );
    }

    private static async Task<IResult> ChangeUserAgentAsync(
        string id,
        HttpRequest request,
        PlaybackRestrictions restrictions
    )
    {
        var agent = await MuxJson.ReadAsync<UserAgentRule>(request);
        return MuxJson.Ok(
            Shown(restrictions.Edit(request.Environment(), id, known => known with { UserAgent = agent }))
        );
    }

    private static object Shown(MuxPlaybackRestriction restriction) =>
        new
        {
            restriction.Id,
            CreatedAt = MuxPresenter.Seconds(restriction.Created),
            UpdatedAt = MuxPresenter.Seconds(restriction.Updated),
            restriction.Referrer,
            restriction.UserAgent,
        };
}
