using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>
/// Where files lie that are given to us. Their bytes go there and come from there directly, by addresses that are signed for
/// one purpose and end. What fails because the store is away is <c>storage_unavailable</c>.
/// </summary>
public interface IObjectStore
{
    /// <summary><c>null</c> where a file of any length is sent in one piece.</summary>
    IPartedUploads? Parts { get; }

    /// <summary>An address that takes exactly this, and takes it again until it ends.</summary>
    PresignedRequest PresignPut(string key, string contentType, long length, DateTimeOffset expiresAt);

    /// <summary>An address that gives it to whoever has it.</summary>
    Uri PresignGet(string key, string fileName, string contentType, DateTimeOffset expiresAt);

    /// <returns><c>null</c> when it is not there.</returns>
    Task<Result<StoredObject?>> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>As <see cref="IAssetSource.OpenAsync"/>.</summary>
    Task<Result<Asset>> OpenAsync(string key, long offset, string? version, CancellationToken cancellationToken);

    /// <summary>Succeeds also when there is nothing.</summary>
    Task<Result> DeleteAsync(string key, CancellationToken cancellationToken);
}

/// <summary>Uploads in parts that are sent in any order, at once, and each again if it breaks.</summary>
public interface IPartedUploads
{
    Task<Result<string>> BeginAsync(string key, string contentType, CancellationToken cancellationToken);

    PresignedRequest PresignPart(string key, string uploadId, int number, long length, DateTimeOffset expiresAt);

    /// <summary>Puts the parts together that came. Whether they are all, the object's length tells.</summary>
    /// <returns><c>false</c> when there are none, or the upload is over.</returns>
    Task<Result<bool>> CompleteAsync(string key, string uploadId, CancellationToken cancellationToken);

    /// <summary>Succeeds also when the upload is over.</summary>
    Task<Result> AbortAsync(string key, string uploadId, CancellationToken cancellationToken);
}

/// <param name="Headers">To be sent as they are: they are signed, too.</param>
public sealed record PresignedRequest(Uri Url, IReadOnlyDictionary<string, string> Headers);

/// <param name="Version">Another content has another one.</param>
public sealed record StoredObject(long Length, string Version);
