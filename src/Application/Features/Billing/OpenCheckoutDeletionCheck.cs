using StreamHub.Application.Features.Organizations;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>Closes the page on which the organization could still be paid for: nobody pays for what is gone.</summary>
public sealed class OpenCheckoutDeletionCheck(OpenCheckouts checkouts) : IOrganizationDeletionCheck
{
    public async Task<Error?> FindBlockerAsync(CancellationToken cancellationToken) =>
        (await checkouts.CloseAsync(cancellationToken)).Error;
}
