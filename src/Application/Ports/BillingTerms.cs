namespace StreamHub.Application.Ports;

/// <summary>What this installation grants its customers beyond what they paid.</summary>
/// <param name="GracePeriod">How long a payment that fails costs no access.</param>
public sealed record BillingTerms(TimeSpan GracePeriod);
