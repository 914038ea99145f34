using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

public enum DownloadState
{
    /// <summary>Nobody asked the vendor for it.</summary>
    None,
    Preparing,
    Ready,
    Failed,
}

/// <summary>How far a video's MP4 is at the vendor.</summary>
public sealed record VendorDownload(DownloadState State, int? PercentComplete);

/// <summary>The MP4s that can be downloaded with a grant that says so.</summary>
public interface IVideoDownloads
{
    Task<Result<VendorDownload>> FindAsync(VendorVideo video, CancellationToken cancellationToken);

    /// <summary>Has the vendor prepare it; that it is there already is no failure.</summary>
    Task<Result<VendorDownload>> PrepareAsync(VendorVideo video, CancellationToken cancellationToken);

    /// <summary>Takes it away; that there was none is no failure.</summary>
    Task<Result> RemoveAsync(VendorVideo video, CancellationToken cancellationToken);
}
