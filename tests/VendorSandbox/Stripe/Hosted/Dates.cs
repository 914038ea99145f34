using System.Globalization;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

internal static class Dates
{
    public static string Format(long unixSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(unixSeconds).ToString("u", CultureInfo.InvariantCulture);
}
