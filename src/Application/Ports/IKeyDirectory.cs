using StreamHub.Application.Common.Security;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Ports;

/// <summary>Knows what a presented API key may do now, and remembers that it was used.</summary>
public interface IKeyDirectory
{
    /// <param name="organizationId">The organization that the request names; the key's own when absent.</param>
    /// <returns>
    /// An error of <see cref="Domain.ApiKeys.ApiKeyErrors"/> that says why the key is refused, or
    /// <see cref="OrganizationErrors.NotFound"/> when the request names another organization than the key's.
    /// </returns>
    Task<Result<KeyCaller>> FindAsync(
        string presented,
        ClientOrigin origin,
        Guid? organizationId,
        CancellationToken cancellationToken
    );
}
