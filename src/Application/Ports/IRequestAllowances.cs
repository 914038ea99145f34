namespace StreamHub.Application.Ports;

/// <param name="Plan">The plan's code.</param>
/// <param name="RequestsPerMinute">For each user and each key that acts for the organization.</param>
public sealed record RequestAllowance(string Plan, int RequestsPerMinute);

/// <summary>How many requests an organization's plan allows; may be some seconds old.</summary>
public interface IRequestAllowances
{
    ValueTask<RequestAllowance> FindAsync(Guid organizationId, CancellationToken cancellationToken);
}
