using System.Globalization;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

public sealed class VideoLibrary(SandboxStore store, CloudflareAccounts accounts, TimeProvider clock)
{
    private static readonly TimeSpan DefaultUploadExpiry = TimeSpan.FromMinutes(30);

    /// <summary>Reserves a video and the one-time upload that will fill it.</summary>
    public StreamUpload Reserve(string account, VideoDraft draft, long? length)
    {
        var now = clock.GetUtcNow();
        var expires = draft.Expiry ?? now + DefaultUploadExpiry;
        if (expires <= now)
        {
            throw CloudflareException.BadRequest("expiry must be in the future");
        }

        if (draft.WatermarkUid is { } watermark && !HasWatermark(account, watermark))
        {
            throw CloudflareException.BadRequest("There is no such watermark profile");
        }

        var video = draft.Apply(
            new StreamVideo
            {
                Uid = Identifiers.Hex(),
                AccountId = account,
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

    private bool HasWatermark(string account, string uid) =>
        store.Read(state => state.Cloudflare.Watermarks.GetValueOrDefault(uid))?.AccountId == account;

    public StreamVideo Get(string account, string uid) =>
        Find(uid) is { } video && accounts.OwnerOf(video.AccountId) == account
            ? video
            : throw CloudflareException.NotFound();

    public StreamVideo? Find(string uid) => store.Read(state => state.Cloudflare.Videos.GetValueOrDefault(uid));

    public IReadOnlyList<StreamVideo> All => store.Read(state => state.Cloudflare.Videos.Values.ToList());

    public IReadOnlyList<StreamVideo> Filter(string account, VideoFilter filter)
    {
        var found = All.Where(video => accounts.OwnerOf(video.AccountId) == account && filter.Matches(video)).ToList();
        if (!filter.Ascending)
        {
            found.Reverse();
        }

        return found;
    }

    public StreamVideo Edit(string account, string uid, Func<StreamVideo, StreamVideo> edit) =>
        Edit(Get(account, uid).Uid, edit);

    internal StreamVideo Edit(string uid, Func<StreamVideo, StreamVideo> edit) =>
        store.Change(state =>
        {
            if (!state.Cloudflare.Videos.TryGetValue(uid, out var video))
            {
                throw CloudflareException.NotFound();
            }

            return state.Cloudflare.Videos[uid] = edit(video) with { Modified = clock.GetUtcNow() };
        });

    public void Delete(string account, string uid)
    {
        Get(account, uid);
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
