using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>
/// At Mux a video is an upload until its file is whole, and an asset then. Only an asset has a playback id, so that a
/// name with one is an asset's.
/// </summary>
internal sealed class MuxVideoProvider(
    MuxClient mux,
    MuxAccount account,
    MuxPlaybackTokens tokens,
    Uri imageBaseUrl,
    ICaptionAddresses captionFiles,
    TimeProvider time
) : IVideoProvider, ISigningKeyMaker
{
    // Whoever knows an upload's address may use it, from any page.
    private const string AnyOrigin = "*";

    // What Mux takes.
    private const double ShortestTimeout = 60;
    private const double LongestTimeout = 604_800;

    public VideoHome Home => account.Home;

    public string ExternalId => account.ExternalId;

    public IReadOnlyList<UploadMethod> UploadMethods { get; } = [UploadMethod.Put];

    public ICaptionTracks Captions => new MuxCaptions(mux, this, tokens, account.StreamBaseUrl, captionFiles, time);

    public IVideoClips Clips => new MuxClips(mux);

    public IVideoDownloads Downloads => new MuxVideoDownloads(mux);

    public IThumbnails Thumbnails => new MuxThumbnails(this, tokens, imageBaseUrl);

    public async Task<Result<UploadTicket>> CreateUploadAsync(
        UploadRequest request,
        CancellationToken cancellationToken
    )
    {
        var timeout = (request.ExpiresAt - time.Now()).TotalSeconds;
        var body = new MuxUploadRequest(
            AnyOrigin,
            (int)Math.Clamp(timeout, ShortestTimeout, LongestTimeout),
            new MuxNewAsset(
                [MuxStates.SignedPolicy],
                new MuxPassthrough(request.VideoId, request.MaxDurationSeconds).ToString(),
                new MuxMetadata(request.Name, request.Creator.ToString(), request.VideoId.ToString())
            )
        );
        var upload = await mux.PostAsync<MuxUpload>(MuxPaths.Uploads, body, cancellationToken);
        return upload switch
        {
            { IsSuccess: false } => upload.Error,
            { Value: { Url: { } url } made } => new UploadTicket(new(made.Id), url),
            _ => VideoErrors.VendorUnavailable,
        };
    }

    public async Task<Result<VendorVideoState>> GetAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var found = await FindAsync(video, cancellationToken);
        return found switch
        {
            { IsSuccess: false } => found.Error,
            { Value.Asset: { } asset } => MuxStates.Of(asset),
            { Value.Upload: { } upload } => MuxStates.Of(upload),
            _ => VideoErrors.VendorUnavailable,
        };
    }

    public Task<Result<VendorVideoPage>> ListAsync(Guid? creator, string? after, CancellationToken cancellationToken) =>
        new MuxShelf(mux).ListAsync(creator, after, cancellationToken);

    public Task<Result<VendorVideo>> RequireSignatureAsync(VendorVideo video, CancellationToken cancellationToken) =>
        new MuxShelf(mux).RequireSignatureAsync(video, cancellationToken);

    // An upload's title can't be changed: it is told when there is an asset.
    public async Task<Result> RenameAsync(VendorVideo video, string title, CancellationToken cancellationToken)
    {
        var found = await FindAsync(video, cancellationToken);
        return found switch
        {
            { IsSuccess: false } => found.Error,
            { Value.Asset: { } asset } => await new MuxShelf(mux).RenameAsync(asset, title, cancellationToken),
            _ => Result.Success(),
        };
    }

    public async Task<Result> EnableDownloadAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var prepared = await Downloads.PrepareAsync(video, cancellationToken);
        return prepared.IsSuccess ? Result.Success() : prepared.Error;
    }

    public async Task<Result> CloseUploadAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var upload = await mux.GetAsync<MuxUpload>($"{MuxPaths.Uploads}/{video.Uid}", cancellationToken);
        var closed = upload switch
        {
            { IsSuccess: false } => upload.Error,
            { Value.Status: MuxStates.Waiting } => await CancelAsync(upload.Value, cancellationToken),
            _ => Result.Success(),
        };
        return closed.Error == VideoErrors.NotFound ? Result.Success() : closed;
    }

    public async Task<Result> DeleteAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var found = await FindAsync(video, cancellationToken);
        var deleted = found switch
        {
            { IsSuccess: false } => found.Error,
            { Value.Asset: { } asset } => await mux.DeleteAsync($"{MuxPaths.Assets}/{asset.Id}", cancellationToken),
            { Value.Upload: { Status: MuxStates.Waiting } upload } => await CancelAsync(upload, cancellationToken),
            _ => Result.Success(),
        };
        return deleted.Error == VideoErrors.NotFound ? Result.Success() : deleted;
    }

    public async Task<Result<PlaybackGrant>> GrantPlaybackAsync(
        VendorVideo video,
        bool downloadable,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        if (video.PlaybackId is not { } id)
        {
            return VideoErrors.NotReady;
        }

        var chosen = new ThumbnailRequest(video.ThumbnailAtMilliseconds, Width: null, Height: null);
        var signed = await tokens.SignAsync(this, id, chosen, expiresAt, cancellationToken);
        if (!signed.IsSuccess)
        {
            return signed.Error;
        }

        var (play, picture, storyboard) = signed.Value;
        return new PlaybackGrant(
            play,
            new Uri(account.StreamBaseUrl, $"{id}.m3u8?token={play}"),
            Dash: null,
            MuxThumbnails.AddressOf(imageBaseUrl, id, picture),
            downloadable ? new Uri(account.StreamBaseUrl, $"{id}/{MuxVideoDownloads.Highest}.mp4?token={play}") : null
        )
        {
            Storyboard = new Uri(imageBaseUrl, $"{id}/storyboard.vtt?token={storyboard}"),
        };
    }

    public async Task<Result<NewSigningKey>> CreateSigningKeyAsync(CancellationToken cancellationToken)
    {
        var created = await mux.PostAsync<MuxSigningKey>(MuxPaths.SigningKeys, body: null, cancellationToken);
        return created.IsSuccess ? new NewSigningKey(created.Value.Id, created.Value.PrivateKey) : created.Error;
    }

    public Task<Result> DeleteSigningKeyAsync(string keyId, CancellationToken cancellationToken) =>
        mux.DeleteAsync($"{MuxPaths.SigningKeys}/{keyId}", cancellationToken);

    // Where the file becomes whole meanwhile, Mux refuses; the next try finds the asset.
    private Task<Result> CancelAsync(MuxUpload upload, CancellationToken cancellationToken) =>
        mux.PutAsync($"{MuxPaths.Uploads}/{upload.Id}/cancel", cancellationToken);

    // An asset that has lost its playback id has no upload by its name, and is asked for as what it is.
    private async Task<Result<Found>> FindAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        if (video.PlaybackId is not null)
        {
            return await FindAssetAsync(video.Uid, cancellationToken);
        }

        var upload = await mux.GetAsync<MuxUpload>($"{MuxPaths.Uploads}/{video.Uid}", cancellationToken);
        return upload switch
        {
            { IsSuccess: false } when upload.Error == VideoErrors.NotFound => await FindAssetAsync(
                video.Uid,
                cancellationToken
            ),
            { IsSuccess: false } => upload.Error,
            { Value.AssetId: { } asset } => await FindAssetAsync(asset, cancellationToken),
            _ => new Found(upload.Value, Asset: null),
        };
    }

    private async Task<Result<Found>> FindAssetAsync(string id, CancellationToken cancellationToken)
    {
        var asset = await mux.GetAsync<MuxAsset>($"{MuxPaths.Assets}/{id}", cancellationToken);
        return asset.IsSuccess ? new Found(Upload: null, asset.Value) : asset.Error;
    }

    private sealed record Found(MuxUpload? Upload, MuxAsset? Asset);
}
