using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>The file of an upload: opened once, and again only where Google goes on elsewhere than we stand.</summary>
internal sealed class YouTubeFile(OpenAsset open) : IAsyncDisposable
{
    private Asset? _asset;
    private long? _offset;

    /// <returns>The file, whose content goes on at the offset.</returns>
    public async Task<Result<Asset>> SeekAsync(long offset, CancellationToken cancellationToken)
    {
        if (_asset is not null && _offset == offset)
        {
            return _asset;
        }

        await DisposeAsync();
        var opened = await open(offset, cancellationToken);
        if (opened.IsSuccess)
        {
            _asset = opened.Value;
            _offset = offset;
        }

        return opened;
    }

    /// <param name="offset">How far its content was read; <c>null</c> where that is not known.</param>
    public void Stands(long? offset) => _offset = offset;

    public async ValueTask DisposeAsync()
    {
        if (_asset is not null)
        {
            await _asset.DisposeAsync();
            _asset = null;
        }
    }
}
