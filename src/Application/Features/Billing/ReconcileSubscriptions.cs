using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Telemetry;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Compares all subscriptions that have not ended, here or at the payment vendor, repairs our copies, and keeps a report.
/// The vendor's list only shows where to look: what differs is asked for again after our copy was loaded. Each repair is
/// saved by itself, so that a run that is cut short has done what it did, and the next does the rest.
/// </summary>
[SystemOnly]
[NoValidation("It has no members.")]
public sealed record ReconcileSubscriptions : ICommand<ReconciliationResponse>;

public sealed partial class ReconcileSubscriptionsHandler(
    IRepository<Subscription> subscriptions,
    IReadRepository<Subscription> reads,
    IRepository<BillingReconciliation> reconciliations,
    SubscriptionRefresh refresh,
    IPaymentLedger ledger,
    IUnitOfWork unitOfWork,
    TimeProvider time,
    ILogger<ReconcileSubscriptionsHandler> logger
) : ICommandHandler<ReconcileSubscriptions, ReconciliationResponse>
{
    private const int BatchSize = 100;

    private static readonly Counter<long> Found = StreamHubTelemetry.Meter.CreateCounter<long>(
        "streamhub.billing.drift",
        description: "Subscriptions that were found to differ from the payment vendor's"
    );

    public async Task<Result<ReconciliationResponse>> Handle(
        ReconcileSubscriptions command,
        CancellationToken cancellationToken
    )
    {
        var report = BillingReconciliation.Begin(time.Now());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (
            (
                await CompareTheirsAsync(report, seen, cancellationToken)
                ?? await CompareOursAsync(report, seen, cancellationToken)
            ) is
            { } failure
        )
        {
            return failure;
        }

        report.Finish(time.Now());
        reconciliations.Add(report);
        Reconciled(report.Compared, report.Repaired, report.Unrepaired);
        return ReconciliationResponse.Of(report);
    }

    private async Task<Error?> CompareTheirsAsync(
        BillingReconciliation report,
        HashSet<string> seen,
        CancellationToken cancellationToken
    )
    {
        string? after = null;
        do
        {
            var page = await ledger.ListSubscriptionsAsync(after, cancellationToken);
            if (!page.IsSuccess)
            {
                return page.Error;
            }

            var theirs = page.Value.Subscriptions;
            var ids = theirs.Select(state => state.ExternalId).ToList();
            var ours = (
                await subscriptions.ListAsync(new SubscriptionsByExternalIds(ids), cancellationToken)
            ).ToDictionary(one => one.ExternalId, StringComparer.Ordinal);
            unitOfWork.Reset();
            foreach (var state in theirs.Where(state => seen.Add(state.ExternalId)))
            {
                report.Count(compared: 1);
                var known = ours.GetValueOrDefault(state.ExternalId);
                if (
                    known?.AgreesWith(state) != true
                    && await RepairAsync(report, state.ExternalId, known is not null, cancellationToken) is { } failure
                )
                {
                    return failure;
                }
            }

            after = page.Value.Next;
        } while (after is not null);

        return null;
    }

    // What ended at the vendor is in no list of those that have not; each such one is asked for by itself.
    private async Task<Error?> CompareOursAsync(
        BillingReconciliation report,
        HashSet<string> seen,
        CancellationToken cancellationToken
    )
    {
        var after = Guid.Empty;
        while (true)
        {
            var batch = await reads.ListAsync(new UnendedSubscriptionIds(after, BatchSize), cancellationToken);
            foreach (var (_, externalId) in batch.Where(one => seen.Add(one.ExternalId)))
            {
                report.Count(compared: 1);
                if (await RepairAsync(report, externalId, isKnown: true, cancellationToken) is { } failure)
                {
                    return failure;
                }
            }

            if (batch.Count < BatchSize)
            {
                return null;
            }

            after = batch[^1].Id;
        }
    }

    private async Task<Error?> RepairAsync(
        BillingReconciliation report,
        string externalId,
        bool isKnown,
        CancellationToken cancellationToken
    )
    {
        var refreshed = await refresh.RunAsync(externalId, cancellationToken);
        if (!refreshed.IsSuccess)
        {
            return refreshed.Error;
        }

        // Where somebody else was quicker, the copy is as good: it was taken after our look.
        await unitOfWork.SaveChangesAsync(cancellationToken);
        unitOfWork.Reset();
        var (kind, isRepaired) = refreshed.Value switch
        {
            SubscriptionRefreshed.UnknownAtVendor => (ReconciliationFindingKind.MissingAtVendor, false),
            SubscriptionRefreshed.ForeignCustomer => (ReconciliationFindingKind.ForeignCustomer, false),
            _ => (isKnown ? ReconciliationFindingKind.Differing : ReconciliationFindingKind.MissingHere, true),
        };
        report.Note(new ReconciliationFinding(externalId, kind, isRepaired));
        Found.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
        Differs(externalId, kind, isRepaired);
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "The subscription {Subscription} differed: {Kind}, repaired: {IsRepaired}")]
    private partial void Differs(string subscription, ReconciliationFindingKind kind, bool isRepaired);

    [LoggerMessage(
        LogLevel.Information,
        "{Compared} subscriptions were compared with the payment vendor's, {Repaired} repaired, {Unrepaired} need a look"
    )]
    private partial void Reconciled(int compared, int repaired, int unrepaired);
}
