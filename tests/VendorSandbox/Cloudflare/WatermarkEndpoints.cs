using System.Buffers.Binary;
using System.Globalization;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>
/// Pictures to lay over videos. The sandbox lays none over any, and fetches nothing from the net: a picture that is to be
/// fetched is taken by its name.
/// </summary>
internal static class WatermarkEndpoints
{
    private const long LargestFile = 2 * 1024 * 1024;
    private const int WidthAt = 16;
    private const int HeightAt = 20;
    private const int HeaderLength = 24;

    private static readonly byte[] PngSignature = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    private static readonly HashSet<string> Fields = ["url", "name", "opacity", "padding", "scale", "position"];

    private static readonly string[] Positions = ["upperRight", "upperLeft", "lowerLeft", "lowerRight", "center"];

    public static void Map(RouteGroupBuilder stream)
    {
        stream.MapPost("/watermarks", CreateAsync);
        stream.MapGet("/watermarks", List);
        stream.MapGet("/watermarks/{uid}", Get);
        stream.MapDelete("/watermarks/{uid}", Delete);
    }

    private static async Task<IResult> CreateAsync(
        string account,
        HttpRequest request,
        SandboxStore store,
        TimeProvider clock
    )
    {
        var made = Checked(
            request.HasFormContentType ? await FromFormAsync(request) : await FromLinkAsync(request)
        ) with
        {
            AccountId = account,
            Created = clock.GetUtcNow(),
        };
        store.Change(state => state.Cloudflare.Watermarks.Add(made.Uid, made));
        return Envelope.Ok(Show(made));
    }

    private static IResult List(string account, SandboxStore store) =>
        Envelope.Ok(
            store.Read(state =>
                state.Cloudflare.Watermarks.Values.Where(one => one.AccountId == account).Select(Show).ToList()
            )
        );

    private static IResult Get(string account, string uid, SandboxStore store) =>
        Envelope.Ok(Show(Find(account, uid, store)));

    private static IResult Delete(string account, string uid, SandboxStore store)
    {
        var known = Find(account, uid, store);
        store.Change(state => state.Cloudflare.Watermarks.Remove(known.Uid));
        return Envelope.Ok("");
    }

    private static StreamWatermark Find(string account, string uid, SandboxStore store) =>
        store.Read(state => state.Cloudflare.Watermarks.GetValueOrDefault(uid)) is { } known
        && known.AccountId == account
            ? known
            : throw CloudflareException.NotFound();

    private static async Task<StreamWatermark> FromFormAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form.Files["file"] is not { } file)
        {
            throw CloudflareException.BadRequest("file is required in a form");
        }

        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        var picture = copy.ToArray();
        if (picture.Length is < HeaderLength or > (int)LargestFile || !picture.AsSpan().StartsWith(PngSignature))
        {
            throw CloudflareException.BadRequest("the file is no PNG of up to 2 MiB");
        }

        return new StreamWatermark
        {
            Uid = Identifiers.Hex(),
            Name = form["name"].ToString(),
            Opacity = Number(form, "opacity"),
            Padding = Number(form, "padding"),
            Scale = Number(form, "scale"),
            Position = form["position"] is [{ } position] ? position : null,
            Size = picture.Length,
            Width = BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(WidthAt)),
            Height = BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(HeightAt)),
        };
    }

    private static async Task<StreamWatermark> FromLinkAsync(HttpRequest request)
    {
        var body = await JsonBody.ReadAsync(request);
        JsonBody.RefuseUnknown(body, Fields);
        var link = body["url"]?.ToString();
        if (
            !Uri.TryCreate(link, UriKind.Absolute, out var url)
            || !url.AbsolutePath.EndsWith(".png", StringComparison.Ordinal)
        )
        {
            throw CloudflareException.BadRequest("the picture could not be fetched");
        }

        return new StreamWatermark
        {
            Uid = Identifiers.Hex(),
            Name = body["name"]?.ToString() ?? "",
            Opacity = JsonBody.ValueOf<double>(body, "opacity"),
            Padding = JsonBody.ValueOf<double>(body, "padding"),
            Scale = JsonBody.ValueOf<double>(body, "scale"),
            Position = body["position"]?.ToString(),
            DownloadedFrom = link,
            Size = 1,
            Width = 1,
            Height = 1,
        };
    }

    private static double? Number(IFormCollection form, string name) =>
        !form.TryGetValue(name, out var text) ? null
        : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw CloudflareException.BadRequest($"Decoding Error: invalid value for {name}");

    private static StreamWatermark Checked(StreamWatermark made)
    {
        if (new[] { made.Opacity, made.Padding, made.Scale }.Any(part => part is < 0 or > 1))
        {
            throw CloudflareException.BadRequest("opacity, padding and scale must be between 0 and 1");
        }

        return made.Position is null || Positions.Contains(made.Position)
            ? made
            : throw CloudflareException.BadRequest("position is none");
    }

    private static object Show(StreamWatermark known) =>
        new
        {
            known.Uid,
            known.Name,
            Opacity = known.Opacity ?? 1,
            Padding = known.Padding ?? 0.05,
            Scale = known.Scale ?? 0.15,
            Position = known.Position ?? "upperRight",
            known.Size,
            known.Width,
            known.Height,
            known.Created,
            DownloadedFrom = known.DownloadedFrom ?? "",
        };
}
