using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <summary>Opens an organization's stored files by their addresses, and everything else as a stranger's.</summary>
public sealed class AssetSource(
    IReadRepository<StoredFile> files,
    IObjectStore store,
    IRemoteFiles remote,
    FileAddresses addresses
) : IAssetSource
{
    public async Task<Result<Asset>> OpenAsync(
        Guid organizationId,
        Uri location,
        long offset,
        string? version,
        CancellationToken cancellationToken
    )
    {
        if (addresses.Read(location) is not { } id)
        {
            return await remote.OpenAsync(location, offset, version, cancellationToken);
        }

        var file = await files.FirstOrDefaultAsync(new StoredFileOf(organizationId, id), cancellationToken);
        if (file is null)
        {
            return PublishingErrors.AssetUnreachable;
        }

        var asset = await store.OpenAsync(file.Key, offset, version ?? file.ObjectVersion, cancellationToken);
        return asset.Error == FileErrors.StorageUnavailable ? PublishingErrors.AssetUnreachable : asset;
    }
}
