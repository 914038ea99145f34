using System.Globalization;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

public sealed class VideoLibrary(SandboxStore store, TimeProvider clock)
{
    private static readonly TimeSpan DefaultUploadExpiry = TimeSpan.FromMinutes(30);

    /// <summary>Reserves a video and the one-time upload that will fill it.</summary>
    public StreamUpload Reserve(VideoDraft draft, long? length, string? accountId = null)
    {
        var now = clock.GetUtcNow();
        var expires = draft.Expiry ?? now + DefaultUploadExpiry;
        if (expires <= now)
        {
            throw CloudflareException.BadRequest("expiry must be in the future");
        }

        var video = draft.Apply(
            new StreamVideo
            {
                Uid = Identifiers.Hex(),
                AccountId = accountId,
                Created = now,
                Modified = now,
                UploadExpiry = expires,
            }
        );
        var upload = new StreamUpload(Identifiers.Hex(), video.Uid, length, expires, Finished: false);
        store.Change(state =>
        {
            state.Cloudflare.Videos.Add(video.Uid, video);
            state.Cloudflare.Uploads.Add(upload.Token, upload);
        });
        return upload;
    }

    public StreamVideo Get(string uid) => Find(uid) ?? throw CloudflareException.NotFound();

    public StreamVideo? Find(string uid) => store.Read(state => state.Cloudflare.Videos.GetValueOrDefault(uid));

    public IReadOnlyList<StreamVideo> Filter(VideoFilter filter)
    {
        var found = store.Read(state => state.Cloudflare.Videos.Values.Where(filter.Matches).ToList());
        if (!filter.Ascending)
        {
            found.Reverse();
        }

        return found;
    }

    public StreamVideo Edit(string uid, Func<StreamVideo, StreamVideo> edit) =>
        store.Change(state =>
        {
            if (!state.Cloudflare.Videos.TryGetValue(uid, out var video))
            {
                throw CloudflareException.NotFound();
            }

            return state.Cloudflare.Videos[uid] = edit(video) with { Modified = clock.GetUtcNow() };
        });

    public void Delete(string uid)
    {
        store.Change(state =>
        {
            if (!state.Cloudflare.Videos.Remove(uid))
            {
                throw CloudflareException.NotFound();
            }

            foreach (var upload in state.Cloudflare.Uploads.Values.Where(upload => upload.VideoUid == uid).ToList())
            {
                state.Cloudflare.Uploads.Remove(upload.Token);
            }
        });
        File.Delete(FileOf(uid));
    }

    public string FileOf(string uid) => Path.Combine(store.FilesFolder, uid);
}

public sealed record VideoFilter(
    string? Search,
    string? Status,
    string? Creator,
    DateTimeOffset? After,
    DateTimeOffset? Before,
    bool Ascending
)
{
    public static VideoFilter From(IQueryCollection query) =>
        new(
            Text(query, "search"),
            Text(query, "status"),
            Text(query, "creator"),
            Time(query, "start") ?? Time(query, "after"),
            Time(query, "end") ?? Time(query, "before"),
            Ascending: Text(query, "asc") is "true" or "1"
        );

    public bool Matches(StreamVideo video) =>
        (Search is null || NameOf(video).Contains(Search, StringComparison.OrdinalIgnoreCase))
        && (Status is null || video.State == Status)
        && (Creator is null || video.Creator == Creator)
        && (After is null || video.Created > After)
        && (Before is null || video.Created < Before);

    private static string NameOf(StreamVideo video) => video.Meta["name"]?.ToString() ?? "";

    private static string? Text(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var value) ? value.ToString() : null;

    private static DateTimeOffset? Time(IQueryCollection query, string name) =>
        Text(query, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time
        : throw CloudflareException.BadRequest($"{name} is not a date and time");
}
