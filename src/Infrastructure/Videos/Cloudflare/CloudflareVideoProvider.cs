using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareVideoProvider(
    CloudflareClient cloudflare,
    CloudflareAccount account,
    CloudflarePlaybackTokens tokens
) : IVideoProvider, ICloudflareTokenMaker
{
    /// <summary>Each video of a page may take a call of its own, and the whole page a message's time.</summary>
    private const int ListSize = 50;

    public VideoHome Home => account.Home;

    public string ExternalId => account.AccountId;

    public bool IsConnected => account.ApiToken is not null;

    public IReadOnlyList<UploadMethod> UploadMethods { get; } = [UploadMethod.Tus, UploadMethod.Basic];

    public ICaptionTracks Captions => new CloudflareCaptions(cloudflare);

    public IVideoClips Clips => new CloudflareClips(cloudflare);

    public IVideoDownloads Downloads => new CloudflareVideoDownloads(cloudflare);

    public IThumbnails Thumbnails => new CloudflareThumbnails(cloudflare, account, this, tokens);

    public IPlaybackOrigins Origins => new CloudflareOrigins(cloudflare);

    public IWatermarks Watermarks => new CloudflareWatermarks(cloudflare);

    public Task<Result<UploadTicket>> CreateUploadAsync(UploadRequest request, CancellationToken cancellationToken) =>
        request.Method == UploadMethod.Tus
            ? CreateTusUploadAsync(request, cancellationToken)
            : CreateBasicUploadAsync(request, cancellationToken);

    public async Task<Result<VendorVideoState>> GetAsync(VendorVideo asked, CancellationToken cancellationToken)
    {
        var video = await cloudflare.GetAsync<CloudflareVideo>($"stream/{asked.Uid}", cancellationToken);
        return video.IsSuccess ? video.Value.ToState() : video.Error;
    }

    public async Task<Result<VendorVideoPage>> ListAsync(
        Guid? creator,
        string? after,
        CancellationToken cancellationToken
    )
    {
        var query = $"stream?asc=true&limit={ListSize}";
        query += creator is null ? string.Empty : $"&creator={creator}";
        query += after is null ? string.Empty : $"&start={Uri.EscapeDataString(after)}";
        var listed = await cloudflare.GetAsync<IReadOnlyList<CloudflareVideo>>(query, cancellationToken);
        if (!listed.IsSuccess)
        {
            return listed.Error;
        }

        // The vendor's filter is not relied on where others' videos stand in the same account.
        var videos = listed.Value.Where(video => creator is null || video.Creator == creator.ToString());
        var last = listed.Value.Count == ListSize ? listed.Value[^1].Created : null;
        return new VendorVideoPage([.. videos.Select(Listed)], last == after ? null : last);
    }

    public async Task<Result<VendorVideo>> RequireSignatureAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var edited = await EditAsync(video, new CloudflareEdit(RequireSignedURLs: true), cancellationToken);
        return edited.IsSuccess ? video : edited.Error;
    }

    public async Task<Result> RenameAsync(VendorVideo video, string title, CancellationToken cancellationToken)
    {
        var known = await cloudflare.GetAsync<CloudflareVideo>($"stream/{video.Uid}", cancellationToken);
        if (!known.IsSuccess)
        {
            return known.Error;
        }

        // What is sent replaces all that is there, and others may have put something of theirs in.
        var meta = known.Value.Meta.ValueKind == JsonValueKind.Object ? JsonObject.Create(known.Value.Meta)! : [];
        meta["name"] = title;
        return await EditAsync(video, new CloudflareEdit(Meta: meta), cancellationToken);
    }

    public async Task<Result> EnableDownloadAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var started = await cloudflare.PostAsync<object>(
            $"stream/{video.Uid}/downloads",
            body: null,
            cancellationToken
        );
        return started.IsSuccess ? Result.Success() : started.Error;
    }

    public async Task<Result> DeleteAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var deleted = await cloudflare.DeleteAsync($"stream/{video.Uid}", cancellationToken);
        return deleted.Error == VideoErrors.NotFound ? Result.Success() : deleted;
    }

    public async Task<Result<PlaybackGrant>> GrantPlaybackAsync(
        VendorVideo video,
        bool downloadable,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        var token = await tokens.SignAsync(this, video.Uid, downloadable, expiresAt, cancellationToken);
        if (!token.IsSuccess)
        {
            return token.Error;
        }

        var address = new Uri(account.PlaybackBaseUrl, $"{token.Value}/");
        return new PlaybackGrant(
            token.Value,
            new Uri(address, "manifest/video.m3u8"),
            new Uri(address, "manifest/video.mpd"),
            new Uri(address, "thumbnails/thumbnail.jpg"),
            downloadable ? new Uri(address, "downloads/default.mp4") : null
        );
    }

    public async Task<Result<NewSigningKey>> CreateSigningKeyAsync(CancellationToken cancellationToken)
    {
        var created = await cloudflare.PostAsync<CloudflareSigningKey>("stream/keys", body: null, cancellationToken);
        return created.IsSuccess ? new NewSigningKey(created.Value.Id, created.Value.Pem) : created.Error;
    }

    public Task<Result> DeleteSigningKeyAsync(string keyId, CancellationToken cancellationToken) =>
        cloudflare.DeleteAsync($"stream/keys/{keyId}", cancellationToken);

    public async Task<Result<string>> CreateTokenAsync(
        string uid,
        bool downloadable,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        var created = await cloudflare.PostAsync<CloudflarePlaybackToken>(
            $"stream/{uid}/token",
            new CloudflarePlaybackTokenRequest(expiresAt.ToUnixTimeSeconds(), downloadable),
            cancellationToken
        );
        return created.IsSuccess ? created.Value.Token : created.Error;
    }

    private async Task<Result<UploadTicket>> CreateBasicUploadAsync(
        UploadRequest request,
        CancellationToken cancellationToken
    )
    {
        var body = new CloudflareDirectUploadRequest(
            request.MaxDurationSeconds,
            request.ExpiresAt,
            RequireSignedURLs: true,
            request.Creator.ToString(),
            new Dictionary<string, string> { ["name"] = request.Name },
            request.AllowedOrigins,
            request.WatermarkUid is { } uid ? new CloudflareWatermarkChoice(uid) : null
        );
        var upload = await cloudflare.PostAsync<CloudflareDirectUpload>(
            "stream/direct_upload",
            body,
            cancellationToken
        );
        return upload.IsSuccess ? new UploadTicket(new(upload.Value.Uid), upload.Value.UploadURL) : upload.Error;
    }

    private Task<Result<UploadTicket>> CreateTusUploadAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        var creation = new HttpRequestMessage(HttpMethod.Post, "stream?direct_user=true");
        creation.Headers.Add("Tus-Resumable", "1.0.0");
        creation.Headers.Add("Upload-Length", request.SizeBytes.ToString(CultureInfo.InvariantCulture));
        creation.Headers.Add("Upload-Creator", request.Creator.ToString());
        creation.Headers.Add("Upload-Metadata", TusMetadata(request));
        return cloudflare.SendForHeadersAsync(
            creation,
            headers =>
                headers.Location is { } location && headers.TryGetValues("stream-media-id", out var ids)
                    ? new UploadTicket(new(ids.First()), location)
                    : null,
            cancellationToken
        );
    }

    private static string TusMetadata(UploadRequest request)
    {
        var expiry = request.ExpiresAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var duration = request.MaxDurationSeconds.ToString(CultureInfo.InvariantCulture);
        List<string> pairs =
        [
            "requiresignedurls",
            $"name {Base64(request.Name)}",
            $"maxDurationSeconds {Base64(duration)}",
            $"expiry {Base64(expiry)}",
        ];
        if (request.AllowedOrigins is { Count: > 0 } origins)
        {
            pairs.Add($"allowedorigins {Base64(string.Join(',', origins))}");
        }

        if (request.WatermarkUid is { } watermark)
        {
            pairs.Add($"watermark {Base64(watermark)}");
        }

        return string.Join(',', pairs);
    }

    private async Task<Result> EditAsync(VendorVideo video, CloudflareEdit edit, CancellationToken cancellationToken)
    {
        var edited = await cloudflare.PostAsync<CloudflareVideo>($"stream/{video.Uid}", edit, cancellationToken);
        return edited.IsSuccess ? Result.Success() : edited.Error;
    }

    private static ListedVideo Listed(CloudflareVideo video) =>
        new(
            new VendorVideo(video.Uid),
            video.Meta.ValueKind == JsonValueKind.Object
            && video.Meta.TryGetProperty("name", out var name)
            && name.ValueKind == JsonValueKind.String
                ? name.GetString()
                : null,
            video.ToState(),
            video.RequireSignedURLs
        )
        {
            AllowedOrigins = video.AllowedOrigins ?? [],
        };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
