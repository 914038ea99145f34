namespace StreamHub.Domain.Publishing;

/// <summary>How long a job waits after an attempt that failed for now: about half a minute, doubled each time, up to an hour.</summary>
public static class PublishingBackoff
{
    private const int LeastPermille = 800;
    private const int SpreadPermille = 400;
    private const int DoublingsToLongest = 7;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="tries">How many have failed, at least one.</param>
    /// <param name="chance">From 0 to 1000: those who failed together come back apart.</param>
    /// <param name="asked">How long the other side asked to be left alone; never less.</param>
    public static TimeSpan After(int tries, int chance, TimeSpan? asked)
    {
        var doubled = Math.Min(First.Ticks << Math.Min(tries - 1, DoublingsToLongest), Longest.Ticks);
        var delay = TimeSpan.FromTicks(doubled / 1000 * (LeastPermille + (chance * SpreadPermille / 1000)));
        return asked > delay ? asked.Value : delay;
    }
}
