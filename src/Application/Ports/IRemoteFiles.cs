using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>Files at addresses that users give, anywhere in the open internet.</summary>
public interface IRemoteFiles
{
    /// <summary>Whether it is an address that can be asked at all: http or https, without credentials.</summary>
    bool IsFit(Uri location);

    /// <summary>As <see cref="IAssetSource.OpenAsync"/>. Every way of not getting the file is <c>asset_unreachable</c>.</summary>
    Task<Result<Asset>> OpenAsync(Uri location, long offset, string? version, CancellationToken cancellationToken);
}
