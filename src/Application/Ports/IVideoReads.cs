using StreamHub.Application.Features.Videos;

namespace StreamHub.Application.Ports;

/// <summary>The library's hottest reads, of the caller's organization; everything else asks by specification.</summary>
public interface IVideoReads
{
    Task<VideoResponse?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Those behind <paramref name="after"/>, in the filter's order.</summary>
    Task<IReadOnlyList<VideoResponse>> ListAsync(
        VideoFilter filter,
        VideoPlace? after,
        int count,
        CancellationToken cancellationToken
    );
}
