using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <param name="VideoId">Our id of the clip.</param>
/// <param name="Name">What the vendor shows for it.</param>
/// <param name="Creator">The owner's id, by which the vendor can list it.</param>
public sealed record ClipRequest(
    VendorVideo Source,
    Guid VideoId,
    int StartSeconds,
    int EndSeconds,
    string Name,
    Guid Creator
)
{
    /// <summary>Only for a vendor that has <see cref="IVideoProvider.Origins"/>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];
}

/// <summary>A clip as the vendor began it.</summary>
public sealed record VendorClip(VendorVideo Video, VendorVideoState State);

/// <summary>Cuts videos out of videos.</summary>
public interface IVideoClips
{
    /// <summary>Begins a new video, playable with a grant only, like every other.</summary>
    Task<Result<VendorClip>> CreateAsync(ClipRequest request, CancellationToken cancellationToken);
}
