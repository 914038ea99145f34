using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <summary>The watermarks of an account, for videos that are uploaded to it.</summary>
public interface IWatermarks
{
    Task<Result<VendorWatermark>> UploadAsync(
        WatermarkLook look,
        ReadOnlyMemory<byte> png,
        CancellationToken cancellationToken
    );

    /// <summary>The vendor fetches the picture, once.</summary>
    Task<Result<VendorWatermark>> FetchAsync(WatermarkLook look, Uri picture, CancellationToken cancellationToken);

    /// <summary>Deletes it; one that is gone already counts as deleted.</summary>
    Task<Result> DeleteAsync(string uid, CancellationToken cancellationToken);
}
