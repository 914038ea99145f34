using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>
/// Opens files that are to be published: what lies in our own storage, and any public address that a user gives, which is
/// fetched by the guarded client alone.
/// </summary>
public interface IAssetSource
{
    /// <param name="organizationId">Whose file it has to be where it is one of ours.</param>
    /// <param name="offset">The first byte wanted, in bytes; less than the length.</param>
    /// <param name="version">
    /// <see cref="Asset.Version"/> of what was read before; the file being another one by now fails with <c>asset_changed</c>.
    /// </param>
    Task<Result<Asset>> OpenAsync(
        Guid organizationId,
        Uri location,
        long offset,
        string? version,
        CancellationToken cancellationToken
    );
}

/// <summary>A file, open at the offset that was asked for.</summary>
/// <param name="content">What is left of it from there, read as it comes and never held whole.</param>
public sealed class Asset(Stream content, long length, string contentType, string? version) : IAsyncDisposable
{
    public Stream Content { get; } = content;

    /// <summary>Of the whole file, in bytes.</summary>
    public long Length { get; } = length;

    /// <summary>What the first bytes say it is, whatever its server says.</summary>
    public string ContentType { get; } = contentType;

    /// <summary>Names this content where its place can: a strong entity tag.</summary>
    public string? Version { get; } = version;

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
