namespace StreamHub.Application.Ports;

/// <summary>What became of one kind of sealed text.</summary>
/// <param name="Resealed">Sealed anew with the current key.</param>
/// <param name="Unreadable">Did not open, and was left: its key is gone, or it was altered.</param>
public sealed record ResealedKind(string Kind, int Current, int Resealed, int Unreadable);

/// <summary>
/// Seals with the current key whatever an older one sealed. It may be stopped and started again at any time, and runs
/// beside servers, which must have the current key before it starts: what they seal meanwhile is theirs.
/// </summary>
public interface ISecretResealer
{
    Task<IReadOnlyList<ResealedKind>> RunAsync(CancellationToken cancellationToken);
}
