namespace StreamHub.Application.Ports;

/// <summary>What this installation grants its customers beyond what they paid.</summary>
/// <param name="GracePeriod">How long a payment that fails costs no access.</param>
/// <param name="TrialDays">How long a trial is; 0 offers none.</param>
public sealed record BillingTerms(TimeSpan GracePeriod, int TrialDays = 0);
