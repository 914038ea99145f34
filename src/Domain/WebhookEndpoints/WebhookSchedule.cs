namespace StreamHub.Domain.WebhookEndpoints;

/// <summary>When what an endpoint did not take is sent again: eight times over a day and a quarter.</summary>
public static class WebhookSchedule
{
    /// <summary>No endpoint is waited for longer, whatever it asks for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public const int AllPermille = 1_000;

    /// <summary>By how much a wait may be longer than the table says, so that what failed together does not come together.</summary>
    private const int SpreadPercent = 20;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
    ];

    /// <param name="failures">How often it has failed.</param>
    /// <param name="asked">The wait that the endpoint asked for, if it did.</param>
    /// <param name="chancePermille">From 0 to 1,000: how much of the spread is added.</param>
    /// <returns><c>null</c> when it has failed often enough.</returns>
    public static TimeSpan? WaitAfter(int failures, TimeSpan? asked, int chancePermille)
    {
        if (failures > Waits.Length)
        {
            return null;
        }

        var least = Waits[failures - 1];
        var wait = least + new TimeSpan(least.Ticks / 100 * SpreadPercent / AllPermille * chancePermille);
        var wish = asked > LongestWait ? LongestWait : asked;
        return wish > wait ? wish : wait;
    }
}
