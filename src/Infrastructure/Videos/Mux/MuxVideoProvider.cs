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
    TimeProvider time
) : IVideoProvider, ISigningKeyMaker
{
    private const string Uploads = "video/v1/uploads";
    private const string Assets = "video/v1/assets";
    private const string SigningKeys = "system/v1/signing-keys";

    /// <summary>The MP4 of the best quality that the video has.</summary>
    private const string Highest = "highest";

    // Whoever knows an upload's address may use it, from any page.
    private const string AnyOrigin = "*";

    // What Mux takes.
    private const double ShortestTimeout = 60;
    private const double LongestTimeout = 604_800;

    public VideoHome Home => account.Home;

    public string ExternalId => account.ExternalId;

    public IReadOnlyList<UploadMethod> UploadMethods { get; } = [UploadMethod.Put];

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
        var upload = await mux.PostAsync<MuxUpload>(Uploads, body, cancellationToken);
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

    public async Task<Result> EnableDownloadAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var asset = await mux.GetAsync<MuxAsset>($"{Assets}/{video.Uid}", cancellationToken);
        if (!asset.IsSuccess)
        {
            return asset.Error;
        }

        // There can be one of a kind only: a failed one has to go first.
        var path = $"{Assets}/{video.Uid}/static-renditions";
        var existing = asset.Value.StaticRenditions?.Files?.FirstOrDefault(file => file.Resolution == Highest);
        if (existing is { Status: not "errored" })
        {
            return Result.Success();
        }

        if (existing is not null)
        {
            var deleted = await mux.DeleteAsync($"{path}/{existing.Id}", cancellationToken);
            if (!deleted.IsSuccess)
            {
                return deleted;
            }
        }

        var made = await mux.PostAsync<MuxRendition>(path, new MuxRenditionRequest(Highest), cancellationToken);
        return made.IsSuccess ? Result.Success() : made.Error;
    }

    public async Task<Result> DeleteAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var found = await FindAsync(video, cancellationToken);
        var deleted = found switch
        {
            { IsSuccess: false } => found.Error,
            { Value.Asset: { } asset } => await mux.DeleteAsync($"{Assets}/{asset.Id}", cancellationToken),
            // Where the file becomes whole meanwhile, Mux refuses; the next try finds the asset.
            { Value.Upload: { Status: MuxStates.Waiting } upload } => await mux.PutAsync(
                $"{Uploads}/{upload.Id}/cancel",
                cancellationToken
            ),
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

        var signed = await tokens.SignAsync(this, id, expiresAt, cancellationToken);
        if (!signed.IsSuccess)
        {
            return signed.Error;
        }

        var (play, picture, storyboard) = signed.Value;
        return new PlaybackGrant(
            play,
            new Uri(account.StreamBaseUrl, $"{id}.m3u8?token={play}"),
            Dash: null,
            new Uri(imageBaseUrl, $"{id}/thumbnail.jpg?token={picture}"),
            downloadable ? new Uri(account.StreamBaseUrl, $"{id}/{Highest}.mp4?token={play}") : null
        )
        {
            Storyboard = new Uri(imageBaseUrl, $"{id}/storyboard.vtt?token={storyboard}"),
        };
    }

    public async Task<Result<NewSigningKey>> CreateSigningKeyAsync(CancellationToken cancellationToken)
    {
        var created = await mux.PostAsync<MuxSigningKey>(SigningKeys, body: null, cancellationToken);
        return created.IsSuccess ? new NewSigningKey(created.Value.Id, created.Value.PrivateKey) : created.Error;
    }

    public Task<Result> DeleteSigningKeyAsync(string keyId, CancellationToken cancellationToken) =>
        mux.DeleteAsync($"{SigningKeys}/{keyId}", cancellationToken);

    // An asset that has lost its playback id has no upload by its name, and is asked for as what it is.
    private async Task<Result<Found>> FindAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        if (video.PlaybackId is not null)
        {
            return await FindAssetAsync(video.Uid, cancellationToken);
        }

        var upload = await mux.GetAsync<MuxUpload>($"{Uploads}/{video.Uid}", cancellationToken);
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
        var asset = await mux.GetAsync<MuxAsset>($"{Assets}/{id}", cancellationToken);
        return asset.IsSuccess ? new Found(Upload: null, asset.Value) : asset.Error;
    }

    private sealed record Found(MuxUpload? Upload, MuxAsset? Asset);
}
