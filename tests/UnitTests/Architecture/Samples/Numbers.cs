namespace StreamHub.UnitTests.Architecture.Samples.Numbers;

#pragma warning disable // Each of these is wrong, so that a rule has something to report.

internal sealed class Basket
{
    public readonly double Weight = 1;

    public static float Half(float x) => x / 2;

    public static long Sum(int[] parts)
    {
        double sum = 0;
        foreach (var part in parts)
        {
            sum += part;
        }

        return (long)sum;
    }
}
