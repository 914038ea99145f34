using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <param name="Name">What the vendor shows for it.</param>
/// <param name="Creator">Our owner's id, by which the vendor can list it.</param>
public sealed record UploadRequest(
    UploadMethod Method,
    long SizeBytes,
    int MaxDurationSeconds,
    string Name,
    Guid Creator,
    DateTimeOffset ExpiresAt
);

/// <param name="Url">Takes one file once; who knows it may upload.</param>
public sealed record UploadTicket(string Uid, Uri Url);

/// <param name="Token">What the vendor checks; part of each address.</param>
public sealed record PlaybackGrant(string Token, Uri Hls, Uri Dash, Uri Thumbnail, Uri? Download);

/// <summary>The vendor that hosts videos. Failures are <see cref="VideoErrors"/>.</summary>
public interface IVideoProvider
{
    VideoVendor Vendor { get; }

    Task<Result<UploadTicket>> CreateUploadAsync(UploadRequest request, CancellationToken cancellationToken);

    /// <returns>The vendor's current word on the video; <see cref="VideoErrors.NotFound"/> when it has none.</returns>
    Task<Result<VendorVideoState>> GetAsync(string uid, CancellationToken cancellationToken);

    /// <summary>Makes the MP4 downloadable to holders of a grant that says so.</summary>
    Task<Result> EnableDownloadAsync(string uid, CancellationToken cancellationToken);

    /// <summary>Deletes it; one that is gone already counts as deleted.</summary>
    Task<Result> DeleteAsync(string uid, CancellationToken cancellationToken);

    Task<Result<PlaybackGrant>> GrantPlaybackAsync(
        string uid,
        bool downloadable,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    );
}
