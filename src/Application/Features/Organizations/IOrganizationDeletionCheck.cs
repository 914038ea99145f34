using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Organizations;

/// <summary>A feature's word on whether an organization may end now. What holds money or obligations has one.</summary>
public interface IOrganizationDeletionCheck
{
    /// <returns>Why the caller's organization can't be deleted; <c>null</c> when nothing here is in the way.</returns>
    Task<Error?> FindBlockerAsync(CancellationToken cancellationToken);
}
