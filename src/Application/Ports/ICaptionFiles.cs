namespace StreamHub.Application.Ports;

/// <summary>Captions that lie ready for a vendor which fetches them from an address, each for a short while.</summary>
public interface ICaptionFiles
{
    /// <returns>WebVTT; <c>null</c> when nothing, or nothing any more, opens with the token.</returns>
    Task<string?> FindAsync(string token, CancellationToken cancellationToken);
}
