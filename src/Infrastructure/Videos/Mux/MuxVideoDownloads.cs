using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>The static rendition of the best quality that the video has.</summary>
internal sealed class MuxVideoDownloads(MuxClient mux) : IVideoDownloads
{
    public const string Highest = "highest";

    private const string Errored = "errored";

    private static readonly VendorDownload None = new(DownloadState.None, PercentComplete: null);

    public async Task<Result<VendorDownload>> FindAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        // Only an asset has one.
        if (video.PlaybackId is null)
        {
            return None;
        }

        var asset = await mux.GetAsync<MuxAsset>(MuxPaths.OfAsset(video), cancellationToken);
        return asset.IsSuccess ? Read(RenditionOf(asset.Value)) : asset.Error;
    }

    public async Task<Result<VendorDownload>> PrepareAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var asset = await mux.GetAsync<MuxAsset>(MuxPaths.OfAsset(video), cancellationToken);
        if (!asset.IsSuccess)
        {
            return asset.Error;
        }

        var existing = RenditionOf(asset.Value);
        if (existing is { Status: not Errored })
        {
            return Read(existing);
        }

        // There can be one of a kind only: a failed one has to go first.
        var deleted = existing is null ? Result.Success() : await DeleteAsync(video, existing, cancellationToken);
        if (!deleted.IsSuccess)
        {
            return deleted.Error;
        }

        var made = await mux.PostAsync<MuxRendition>(
            PathOf(video),
            new MuxRenditionRequest(Highest),
            cancellationToken
        );
        return made.IsSuccess ? Read(made.Value) : made.Error;
    }

    public async Task<Result> RemoveAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        if (video.PlaybackId is null)
        {
            return Result.Success();
        }

        var asset = await mux.GetAsync<MuxAsset>(MuxPaths.OfAsset(video), cancellationToken);
        if (!asset.IsSuccess)
        {
            return asset.Error == VideoErrors.NotFound ? Result.Success() : asset.Error;
        }

        return RenditionOf(asset.Value) is { } existing
            ? await DeleteAsync(video, existing, cancellationToken)
            : Result.Success();
    }

    private async Task<Result> DeleteAsync(
        VendorVideo video,
        MuxRendition rendition,
        CancellationToken cancellationToken
    )
    {
        var deleted = await mux.DeleteAsync($"{PathOf(video)}/{rendition.Id}", cancellationToken);
        return deleted.Error == VideoErrors.NotFound ? Result.Success() : deleted;
    }

    private static string PathOf(VendorVideo video) => $"{MuxPaths.OfAsset(video)}/static-renditions";

    private static MuxRendition? RenditionOf(MuxAsset asset) =>
        asset.StaticRenditions?.Files?.FirstOrDefault(file => file.Resolution == Highest);

    private static Result<VendorDownload> Read(MuxRendition? rendition) =>
        rendition?.Status switch
        {
            _ when rendition is null => None,
            "ready" => new VendorDownload(DownloadState.Ready, PercentComplete: 100),
            // What was only just asked for may have no state yet.
            null or "preparing" => new VendorDownload(DownloadState.Preparing, PercentComplete: null),
            // What Mux skips, such as a video without a picture, it never makes.
            Errored or "skipped" => new VendorDownload(DownloadState.Failed, PercentComplete: null),
            _ => VideoErrors.VendorUnavailable,
        };
}
