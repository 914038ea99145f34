namespace StreamHub.Domain.Billing;

public enum BillingInterval
{
    Month,
    Year,
}
