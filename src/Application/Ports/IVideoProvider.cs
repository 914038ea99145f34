using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <param name="Name">What the vendor shows for it.</param>
/// <param name="Creator">Our owner's id, by which the vendor can list it.</param>
public sealed record UploadRequest(
    Guid VideoId,
    UploadMethod Method,
    long SizeBytes,
    int MaxDurationSeconds,
    string Name,
    Guid Creator,
    DateTimeOffset ExpiresAt
)
{
    /// <summary>Only for a vendor that has <see cref="IVideoProvider.Origins"/>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The vendor's name for a watermark in the same account.</summary>
    public string? WatermarkUid { get; init; }
}

/// <param name="Url">Takes one file once; who knows it may upload.</param>
public sealed record UploadTicket(VendorVideo Video, Uri Url);

/// <param name="Token">What the vendor checks where the video plays; part of the addresses.</param>
/// <param name="Dash">Where the vendor has it.</param>
public sealed record PlaybackGrant(string Token, Uri Hls, Uri? Dash, Uri Thumbnail, Uri? Download)
{
    /// <summary>Pictures of the video's course, for a player's time line, where the vendor has them.</summary>
    public Uri? Storyboard { get; init; }
}

/// <summary>A part of what stands in an account.</summary>
/// <param name="Next">What to send for the part behind; <c>null</c> at the end.</param>
public sealed record VendorVideoPage(IReadOnlyList<ListedVideo> Videos, string? Next);

/// <param name="Title">What the vendor shows for it.</param>
/// <param name="NeedsSignature">Whether only holders of a grant can play it.</param>
public sealed record ListedVideo(VendorVideo Name, string? Title, VendorVideoState State, bool NeedsSignature)
{
    /// <summary>The sites that may show it, as the vendor writes them; every site when empty.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The vendor's name for its upload, where that is another than the video's.</summary>
    public string? UploadUid { get; init; }
}

/// <summary>Finds who speaks for an account at a vendor that hosts videos.</summary>
public interface IVideoProviders
{
    /// <returns>
    /// Speaks for the account even after its credentials are gone; then what needs them fails with
    /// <see cref="VideoErrors.AccountDisconnected"/>. Fails with <see cref="VideoErrors.VendorNotConfigured"/>.
    /// </returns>
    ValueTask<Result<IVideoProvider>> FindAsync(VideoHome home, CancellationToken cancellationToken);

    /// <summary>
    /// Where the organization's next video goes: its own account at the vendor of its choice, or the platform's; the
    /// platform's choice where there is neither any more.
    /// </summary>
    ValueTask<Result<IVideoProvider>> ForNewVideosOfAsync(Guid organizationId, CancellationToken cancellationToken);

    /// <summary>The organization's own account at the vendor, or the platform's.</summary>
    /// <returns>Fails with <see cref="VideoErrors.VendorNotConfigured"/>.</returns>
    ValueTask<Result<IVideoProvider>> AtVendorAsync(
        Guid organizationId,
        VideoVendor vendor,
        CancellationToken cancellationToken
    );
}

/// <summary>Speaks for one account at a vendor that hosts videos. Failures are <see cref="VideoErrors"/>.</summary>
public interface IVideoProvider
{
    VideoHome Home { get; }

    /// <summary>Whether there are still credentials, without which nothing can be changed.</summary>
    bool IsConnected => true;

    /// <summary>How a file can travel there; the first is for whoever does not say.</summary>
    IReadOnlyList<UploadMethod> UploadMethods { get; }

    /// <summary><c>null</c>, here and below, where the vendor has nothing of the kind.</summary>
    ICaptionTracks? Captions => null;

    IVideoClips? Clips => null;

    IVideoDownloads? Downloads => null;

    IThumbnails? Thumbnails => null;

    IPlaybackOrigins? Origins => null;

    IWatermarks? Watermarks => null;

    Task<Result<UploadTicket>> CreateUploadAsync(UploadRequest request, CancellationToken cancellationToken);

    /// <returns>The vendor's current word on the video; <see cref="VideoErrors.NotFound"/> when it has none.</returns>
    Task<Result<VendorVideoState>> GetAsync(VendorVideo video, CancellationToken cancellationToken);

    /// <summary>What stands in the account, a part at a time.</summary>
    /// <param name="creator">Only what was uploaded for this organization; everything when absent.</param>
    /// <param name="after">The <see cref="VendorVideoPage.Next"/> of the part before.</param>
    Task<Result<VendorVideoPage>> ListAsync(Guid? creator, string? after, CancellationToken cancellationToken) =>
        Task.FromResult(Result<VendorVideoPage>.Failure(VideoErrors.NotSupportedByVendor));

    /// <summary>From now on only holders of a grant can play it.</summary>
    /// <returns>What the vendor calls it from now on.</returns>
    Task<Result<VendorVideo>> RequireSignatureAsync(VendorVideo video, CancellationToken cancellationToken) =>
        Task.FromResult(Result<VendorVideo>.Failure(VideoErrors.NotSupportedByVendor));

    /// <summary>Changes what the vendor shows for it.</summary>
    Task<Result> RenameAsync(VendorVideo video, string title, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Failure(VideoErrors.NotSupportedByVendor));

    /// <summary>Makes the MP4 downloadable to holders of a grant that says so.</summary>
    Task<Result> EnableDownloadAsync(VendorVideo video, CancellationToken cancellationToken);

    /// <summary>Closes an upload's address, if it still waits for a file; where it ends by itself, nothing is to be done.</summary>
    Task<Result> CloseUploadAsync(VendorVideo video, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success());

    /// <summary>Deletes it; one that is gone already counts as deleted.</summary>
    Task<Result> DeleteAsync(VendorVideo video, CancellationToken cancellationToken);

    /// <summary>Signed here; the vendor is not asked.</summary>
    Task<Result<PlaybackGrant>> GrantPlaybackAsync(
        VendorVideo video,
        bool downloadable,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    );
}
