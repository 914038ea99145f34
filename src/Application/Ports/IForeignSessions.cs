using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>Knows the sessions of an identity vendor by its tokens, each of which stands for a log-in here.</summary>
public interface IForeignSessions
{
    /// <returns><c>null</c> for a token that is not the vendor's or is not good; else the log-in, or why there is none.</returns>
    ValueTask<Result<AccessTokenSubject>?> FindAsync(string token, CancellationToken cancellationToken);
}
