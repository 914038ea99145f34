using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Captions, uploaded or made by the vendor. Time makes them: nobody has to be asked to go on.</summary>
internal static class CaptionEndpoints
{
    private const long LargestFile = 10 * 1024 * 1024;

    /// <summary>In which captions can be made, and what each calls itself.</summary>
    private static readonly Dictionary<string, string> SpokenLanguages = new()
    {
        ["cs"] = "čeština",
        ["de"] = "Deutsch",
        ["en"] = "English",
        ["es"] = "español",
        ["fr"] = "français",
        ["it"] = "italiano",
        ["ja"] = "日本語",
        ["ko"] = "한국어",
        ["nl"] = "Nederlands",
        ["pl"] = "polski",
        ["pt"] = "português",
        ["ru"] = "русский",
    };

    public static void Map(RouteGroupBuilder stream)
    {
        stream.MapGet("/{uid}/captions", List);
        stream.MapGet("/{uid}/captions/{language}", Get);
        stream.MapPut("/{uid}/captions/{language}", PutAsync);
        stream.MapDelete("/{uid}/captions/{language}", Delete);
        stream.MapGet("/{uid}/captions/{language}/vtt", GetText);
        stream.MapPost("/{uid}/captions/{language}/generate", Generate);
    }

    private static IResult List(string account, string uid, VideoLibrary library, TimeProvider clock) =>
        Envelope.Ok(library.Get(account, uid).Captions.Select(caption => Show(caption, clock)).ToList());

    private static IResult Get(string account, string uid, string language, VideoLibrary library, TimeProvider clock) =>
        Envelope.Ok(Show(Find(library.Get(account, uid), language), clock));

    private static async Task<IResult> PutAsync(
        string account,
        string uid,
        string language,
        HttpRequest request,
        VideoLibrary library,
        TimeProvider clock
    )
    {
        library.Get(account, uid);
        if (!request.HasFormContentType || (await request.ReadFormAsync()).Files["file"] is not { } file)
        {
            throw CloudflareException.BadRequest("file is required in a form");
        }

        using var reader = new StreamReader(file.OpenReadStream());
        var text = await reader.ReadToEndAsync();
        if (file.Length > LargestFile || !text.TrimStart('\uFEFF').StartsWith("WEBVTT", StringComparison.Ordinal))
        {
            throw CloudflareException.BadRequest("The file is not WebVTT");
        }

        var caption = new StreamCaption(language, text, Generated: false, clock.GetUtcNow(), Fails: false);
        library.Edit(account, uid, video => With(video, caption));
        return Envelope.Ok(Show(caption, clock));
    }

    private static IResult Delete(string account, string uid, string language, VideoLibrary library)
    {
        Find(library.Get(account, uid), language);
        library.Edit(account, uid, video => video with { Captions = Without(video, language) });
        return Envelope.Ok("");
    }

    private static IResult GetText(
        string account,
        string uid,
        string language,
        VideoLibrary library,
        TimeProvider clock
    )
    {
        var caption = Find(library.Get(account, uid), language);
        return StatusOf(caption, clock) == "ready"
            ? Results.Text(caption.Text, "text/vtt")
            : throw CloudflareException.NotFound();
    }

    private static IResult Generate(
        string account,
        string uid,
        string language,
        VideoLibrary library,
        SandboxStore store,
        SandboxSettings settings,
        TimeProvider clock
    )
    {
        if (!SpokenLanguages.ContainsKey(language))
        {
            throw CloudflareException.BadRequest("The language is not supported for generated captions");
        }

        var fails = store.Read(state => state.Cloudflare.FailingLanguages.Contains(language));
        var caption = new StreamCaption(
            language,
            $"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nGenerated ({language})\n",
            Generated: true,
            clock.GetUtcNow() + settings.Cloudflare.CaptionGeneration,
            fails
        );
        library.Edit(account, uid, video => With(Generatable(video, language), caption));
        return Envelope.Ok(Show(caption, clock));
    }

    private static StreamVideo Generatable(StreamVideo video, string language)
    {
        if (video.State != VideoState.Ready)
        {
            throw CloudflareException.BadRequest("The video is not ready to stream");
        }

        return video.Captions.Any(caption => caption.Language == language)
            ? throw CloudflareException.BadRequest("There are captions in this language already")
            : video;
    }

    private static StreamVideo With(StreamVideo video, StreamCaption caption) =>
        video with
        {
            Captions = [.. Without(video, caption.Language), caption],
        };

    private static IReadOnlyList<StreamCaption> Without(StreamVideo video, string language) =>
        [.. video.Captions.Where(caption => caption.Language != language)];

    private static StreamCaption Find(StreamVideo video, string language) =>
        video.Captions.FirstOrDefault(caption => caption.Language == language) ?? throw CloudflareException.NotFound();

    private static string StatusOf(StreamCaption caption, TimeProvider clock) =>
        clock.GetUtcNow() < caption.ReadyAt ? "inprogress"
        : caption.Fails ? "error"
        : "ready";

    private static CaptionPayload Show(StreamCaption caption, TimeProvider clock) =>
        new(
            caption.Generated,
            SpokenLanguages.GetValueOrDefault(caption.Language, caption.Language),
            caption.Language,
            StatusOf(caption, clock)
        );

    private sealed record CaptionPayload(bool Generated, string Label, string Language, string Status);
}
