using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <summary>Addresses by which a file can be read for a short time, in whole or in parts, by whoever has them.</summary>
public sealed class FileLinks(
    IReadRepository<StoredFile> files,
    IObjectStore store,
    FileAddresses addresses,
    TimeProvider time
)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public Result<Uri> Of(StoredFile file) =>
        file.ContentType is { } contentType
            ? store.PresignGet(file.Key, file.Name, contentType, time.Now() + Lifetime)
            : FileErrors.NotStored;

    /// <summary>Where what is named by an address can be fetched without a log-in.</summary>
    /// <param name="organizationId">Whose file it has to be where it is one of ours.</param>
    /// <returns>The address itself where it leads elsewhere.</returns>
    public async Task<Result<Uri>> FollowAsync(Guid organizationId, Uri address, CancellationToken cancellationToken)
    {
        if (addresses.Read(address) is not { } id)
        {
            return address;
        }

        var file = await files.FirstOrDefaultAsync(new StoredFileOf(organizationId, id), cancellationToken);
        return file is null ? FileErrors.NotFound : Of(file);
    }
}
