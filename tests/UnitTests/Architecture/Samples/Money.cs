namespace StreamHub.UnitTests.Architecture.Samples.Money;

#pragma warning disable // Each of these is wrong, so that a rule has something to report.

internal sealed class Purse
{
    public readonly double UnitPrice = 1;

    public readonly long TotalCents = 1;

    public readonly Dictionary<string, float?> Balances = [];

    public readonly double Weight = 1;

    public static long Pay(double amountPaid) => (long)amountPaid;
}
