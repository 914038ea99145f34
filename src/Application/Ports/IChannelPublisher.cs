using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Ports;

public interface IChannelPublishers
{
    /// <returns><c>null</c> for platforms to which nothing can be uploaded.</returns>
    IChannelPublisher? Find(Platform platform);
}

/// <summary>
/// Puts one file on one platform. It may be asked again after a process died at any line, and then goes on from
/// <see cref="IPublishingJournal.Session"/>, looks up what may have happened, and never posts twice.
/// </summary>
public interface IChannelPublisher
{
    Platform Platform { get; }

    /// <returns>
    /// Fails with an error that <see cref="PublishingErrors.MayPass"/> judges. <see cref="ChannelErrors.ConsentRevoked"/> says
    /// that the access token is not taken: it may only have ended, and refreshing it tells.
    /// </returns>
    Task<Result<PlatformPost>> PublishAsync(
        PublishingOrder order,
        IPublishingJournal journal,
        CancellationToken cancellationToken
    );

    /// <summary>How far the platform is with what was uploaded.</summary>
    /// <param name="asked">What the order said, so that a platform that does otherwise is noticed.</param>
    Task<Result<PlatformPost>> FindAsync(
        string postId,
        PublishingPrivacy asked,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    );
}

/// <param name="Marker">Made of the job's id; the same at each try, so that a post can be found again by it.</param>
/// <param name="PublishAt">When the platform shows it to everybody; at once when absent.</param>
public sealed record PublishingOrder(
    string Marker,
    string ExternalChannelId,
    ChannelTokens Tokens,
    PublishingTexts Texts,
    PublishingPrivacy Privacy,
    DateTimeOffset? PublishAt,
    OpenAsset Open
);

/// <param name="offset">The first byte wanted.</param>
public delegate Task<Result<Asset>> OpenAsset(long offset, CancellationToken cancellationToken);

public sealed record PublishingTexts(string Title, string? Description, IReadOnlyList<string> Tags);

/// <summary>What of a publication has to outlive the process that works on it.</summary>
public interface IPublishingJournal
{
    /// <summary>What the platform gave to go on with, such as the address of a resumable upload; a secret.</summary>
    string? Session { get; }

    /// <summary>Whether an earlier run may have posted, so that it is to be looked up first.</summary>
    bool MayHavePosted { get; }

    /// <summary>Stored, sealed, before this returns.</summary>
    Task SaveSessionAsync(string? session, CancellationToken cancellationToken);

    /// <summary>Stored before this returns; said before a request is sent that can't be taken back.</summary>
    Task AboutToPostAsync(CancellationToken cancellationToken);

    /// <summary>Cheap: told to the job's owner now and then. Throws when the job is not this worker's any more.</summary>
    Task ReportAsync(long bytesSent, long bytesTotal, CancellationToken cancellationToken);
}

public enum PlatformPostState
{
    /// <summary>The platform has all of it and still works on it.</summary>
    Processing,
    Ready,
}

/// <param name="Id">The platform's own name for it.</param>
/// <param name="Remark">What the owner should know, one of <see cref="PublishingRemarks"/>.</param>
public sealed record PlatformPost(string Id, Uri Url, PlatformPostState State, string? Remark);
