namespace StreamHub.VendorSandbox.Stripe;

internal static class StripeApi
{
    public const string Version = "2026-10-28.endive";
}
