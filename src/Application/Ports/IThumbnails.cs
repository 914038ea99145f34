using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <param name="AtMilliseconds">Which moment it shows; the video's own choice when absent.</param>
/// <param name="Width">Pixels; the vendor's own size when absent.</param>
public sealed record ThumbnailRequest(long? AtMilliseconds, int? Width, int? Height);

/// <summary>Pictures of moments of a video.</summary>
public interface IThumbnails
{
    /// <summary>Signed here; the vendor is not asked.</summary>
    Task<Result<Uri>> GrantAsync(
        VendorVideo video,
        ThumbnailRequest request,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Chooses the moment that is shown where none is asked for. A vendor that keeps none gets it with the video's name, each
    /// time: see <see cref="VendorVideo.ThumbnailAtMilliseconds"/>.
    /// </summary>
    Task<Result> ChooseAsync(
        VendorVideo video,
        long atMilliseconds,
        long durationMilliseconds,
        CancellationToken cancellationToken
    );
}
