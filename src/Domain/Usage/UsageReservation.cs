using StreamHub.Domain.Common;

namespace StreamHub.Domain.Usage;

/// <summary>
/// What one piece of work takes of a month's allowance, from the moment it is planned. It is named by that work, so that
/// it is taken once; and it is given back once, to the month that it was taken from.
/// </summary>
public sealed class UsageReservation : AggregateRoot, IOwned
{
    private UsageReservation(Guid id, Guid organizationId, UsageMetric metric, DateOnly month, long amount)
        : base(id)
    {
        OrganizationId = organizationId;
        Metric = metric;
        Month = month;
        Amount = amount;
    }

    public Guid OrganizationId { get; private set; }

    public UsageMetric Metric { get; private set; }

    /// <summary>The first day of the month that it is taken from.</summary>
    public DateOnly Month { get; private set; }

    public long Amount { get; private set; }

    public DateTimeOffset? GivenBackAt { get; private set; }

    /// <summary>What the month's count has of it.</summary>
    public long Counted => GivenBackAt is null ? Amount : 0;

    /// <param name="id">Of the work that it is for; another try takes a reservation, and an id, of its own.</param>
    public static UsageReservation Take(
        Guid id,
        Guid organizationId,
        UsageMetric metric,
        long amount,
        DateTimeOffset now
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        return new UsageReservation(id, organizationId, metric, UsageMonth.Of(now).FirstDay, amount);
    }

    /// <summary>The work failed or was called off. Said again, it changes nothing.</summary>
    public void GiveBack(DateTimeOffset now) => GivenBackAt ??= now;
}
