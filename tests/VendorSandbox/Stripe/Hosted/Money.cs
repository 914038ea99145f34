namespace StreamHub.VendorSandbox.Stripe.Hosted;

/// <summary>Amounts for people, from whole minor units.</summary>
internal static class Money
{
    private static readonly HashSet<string> WithoutMinorUnit =
    [
        "bif",
        "clp",
        "djf",
        "gnf",
        "jpy",
        "kmf",
        "krw",
        "mga",
        "pyg",
        "rwf",
        "ugx",
        "vnd",
        "vuv",
        "xaf",
        "xof",
        "xpf",
    ];

    public static string Format(long amount, string currency)
    {
        var (sign, size) = (amount < 0 ? "-" : "", Math.Abs(amount));
        var number = WithoutMinorUnit.Contains(currency) ? $"{size}" : $"{size / 100}.{size % 100:D2}";
        return $"{sign}{number} {currency.ToUpperInvariant()}";
    }
}
