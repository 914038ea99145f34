using StreamHub.Application.Ports;

namespace StreamHub.Application.Features.Transformations;

/// <summary>How far a video's MP4 is. Its address comes with a playback, for those who may download.</summary>
public sealed record DownloadResponse(DownloadState State, int? PercentComplete)
{
    public static DownloadResponse Of(VendorDownload download) => new(download.State, download.PercentComplete);
}
