using StreamHub.Domain.Common;

namespace StreamHub.Domain.Billing;

public enum ReconciliationFindingKind
{
    /// <summary>The vendor has it for an organization of ours, and we did not.</summary>
    MissingHere,

    /// <summary>The vendor says otherwise than we had it.</summary>
    Differing,

    /// <summary>We think that it runs, and the vendor has none of that id, as with the keys of another account.</summary>
    MissingAtVendor,

    /// <summary>It is of a customer that belongs to no organization here. It is never taken.</summary>
    ForeignCustomer,
}

/// <param name="IsRepaired">Whether we now have what the vendor says.</param>
public sealed record ReconciliationFinding(
    string SubscriptionExternalId,
    ReconciliationFindingKind Kind,
    bool IsRepaired
);

/// <summary>What a comparison of our subscriptions with the payment vendor's came to.</summary>
public sealed class BillingReconciliation : AggregateRoot
{
    /// <summary>What is found beyond that is counted but not listed.</summary>
    public const int MaxFindings = 200;

    private readonly List<ReconciliationFinding> _findings = [];

    private BillingReconciliation(Guid id, DateTimeOffset startedAt)
        : base(id) => StartedAt = startedAt;

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset FinishedAt { get; private set; }

    /// <summary>How many subscriptions were compared.</summary>
    public int Compared { get; private set; }

    public int Repaired { get; private set; }

    /// <summary>How many need somebody to look.</summary>
    public int Unrepaired { get; private set; }

    public IReadOnlyCollection<ReconciliationFinding> Findings => _findings;

    public static BillingReconciliation Begin(DateTimeOffset now) => new(NewId(now), now);

    public void Count(int compared) => Compared += compared;

    public void Note(ReconciliationFinding finding)
    {
        if (finding.IsRepaired)
        {
            Repaired++;
        }
        else
        {
            Unrepaired++;
        }

        if (_findings.Count < MaxFindings)
        {
            _findings.Add(finding);
        }
    }

    public void Finish(DateTimeOffset now) => FinishedAt = now;
}
