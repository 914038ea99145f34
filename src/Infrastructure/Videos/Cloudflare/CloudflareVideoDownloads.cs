using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareVideoDownloads(CloudflareClient cloudflare) : IVideoDownloads
{
    public async Task<Result<VendorDownload>> FindAsync(VendorVideo video, CancellationToken cancellationToken) =>
        Read(await cloudflare.GetAsync<CloudflareDownloads>(PathOf(video), cancellationToken));

    public async Task<Result<VendorDownload>> PrepareAsync(VendorVideo video, CancellationToken cancellationToken) =>
        Read(await cloudflare.PostAsync<CloudflareDownloads>(PathOf(video), body: null, cancellationToken));

    public async Task<Result> RemoveAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var removed = await cloudflare.DeleteAsync(PathOf(video), cancellationToken);
        return removed.Error == VideoErrors.NotFound ? Result.Success() : removed;
    }

    private static string PathOf(VendorVideo video) => $"stream/{video.Uid}/downloads";

    private static Result<VendorDownload> Read(Result<CloudflareDownloads> answer)
    {
        if (!answer.IsSuccess)
        {
            return answer.Error;
        }

        if (answer.Value.Default is not { } download)
        {
            return new VendorDownload(DownloadState.None, PercentComplete: null);
        }

        DownloadState? state = download.Status switch
        {
            "ready" => DownloadState.Ready,
            "inprogress" => DownloadState.Preparing,
            "error" => DownloadState.Failed,
            _ => null,
        };
        return state is { } known ? new VendorDownload(known, Percent(download)) : VideoErrors.VendorUnavailable;
    }

    private static int? Percent(CloudflareDownload download) =>
        download.PercentComplete is { } part ? (int)decimal.Clamp(part, 0, 100) : null;
}
