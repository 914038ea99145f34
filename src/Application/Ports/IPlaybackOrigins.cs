using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <summary>Keeps other sites from showing a video.</summary>
public interface IPlaybackOrigins
{
    /// <param name="origins">As <see cref="AllowedOrigins"/> has them; none lets every site.</param>
    Task<Result> AllowAsync(VendorVideo video, IReadOnlyList<string> origins, CancellationToken cancellationToken);
}
