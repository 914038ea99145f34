using System.Globalization;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

internal static class Money
{
    private static readonly HashSet<string> WithoutMinorUnit = ["jpy", "krw", "vnd", "clp", "xaf", "xof", "ugx"];

    public static string Format(long amount, string currency) =>
        WithoutMinorUnit.Contains(currency)
            ? $"{amount} {currency.ToUpperInvariant()}"
            : $"{(amount / 100m).ToString("F2", CultureInfo.InvariantCulture)} {currency.ToUpperInvariant()}";
}
