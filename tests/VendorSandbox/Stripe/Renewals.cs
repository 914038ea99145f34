using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>What happens to subscriptions by themselves, each thing at its own moment: trials, renewals, retries, ends.</summary>
internal sealed class Renewals(
    SandboxStore store,
    Subscriptions subscriptions,
    SubscriptionBilling billing,
    EventLog events,
    BillingTime time
)
{
    private const long TrialNotice = 3 * 24 * 60 * 60;

    public void CatchUp() =>
        store.Change(state =>
        {
            foreach (var id in state.Stripe.Subscriptions.Keys.ToList())
            {
                var reached = time.ReachedBy(state.Stripe.Subscriptions[id].Customer);
                while (Next(state.Stripe, state.Stripe.Subscriptions[id]) is { } due && due.Moment <= reached)
                {
                    time.At(due.Moment, due.Act);
                }
            }
        });

    private Due? Next(StripeState state, Subscription subscription) =>
        Agenda(state, subscription).Concat(Invoices(state, subscription.Id)).MinBy(due => due.Moment);

    /// <summary>What comes first counts first when two things are due at once.</summary>
    private IEnumerable<Due> Agenda(StripeState state, Subscription subscription)
    {
        if (subscription.IsEnded)
        {
            yield break;
        }

        if (
            subscription is { OnTrial: true, TrialEnd: { } trialEnd }
            && !state.AnnouncedTrials.Contains(subscription.Id)
        )
        {
            yield return new Due(
                Math.Max(trialEnd - TrialNotice, subscription.TrialStart ?? subscription.Created),
                () => AnnounceEnd(state, subscription)
            );
        }

        if (subscription.CancelAt is { } end)
        {
            yield return new Due(end, () => subscriptions.CancelNow(subscription.Id, new CancelSubscription()));
        }

        if (subscription.PauseCollection?.ResumesAt is { } resumption)
        {
            yield return new Due(
                resumption,
                () => billing.Save(subscription with { PauseCollection = null }, subscription)
            );
        }

        if (subscription.IsRunning)
        {
            yield return new Due(subscription.PeriodEnd, () => EndPeriod(subscription));
        }
    }

    private IEnumerable<Due> Invoices(StripeState state, string subscription) =>
        state
            .Advancing.Select(id => state.Invoices[id])
            .Where(invoice => invoice.Subscription == subscription)
            .Select(invoice => new Due(
                invoice.NextPaymentAttempt ?? invoice.Created + (long)state.Dunning.DraftFor.TotalSeconds,
                () => Advance(state, invoice)
            ));

    private void AnnounceEnd(StripeState state, Subscription subscription)
    {
        state.AnnouncedTrials.Add(subscription.Id);
        events.Emit("customer.subscription.trial_will_end", subscription);
    }

    private void EndPeriod(Subscription due)
    {
        var withoutCard =
            due.OnTrial && billing.MethodOf(due) is null && due.Items.Data.Any(one => one.Price.UnitAmount > 0);
        switch (withoutCard ? due.TrialSettings.EndBehavior.MissingPaymentMethod : null)
        {
            case "cancel":
                subscriptions.CancelNow(due.Id, new CancelSubscription());
                break;
            case "pause":
                var paused = due with { Status = SubscriptionStatus.Paused };
                billing.Save(paused, due);
                events.Emit("customer.subscription.paused", paused);
                break;
            default:
                Renew(due);
                break;
        }
    }

    private void Renew(Subscription due)
    {
        var end = due.Items.Data[0].Price.Recurring!.EndOf(due.PeriodEnd, due.BillingCycleAnchor);
        var renewed = due.WithPeriod(due.PeriodEnd, end) with
        {
            Status = due.OnTrial ? SubscriptionStatus.Active : due.Status,
        };
        billing.Save(billing.BillRenewal(renewed), due);
    }

    private void Advance(StripeState state, Invoice before)
    {
        billing.Advance(before.Id);
        var given = state.Invoices[before.Id] is { IsOpen: true, NextPaymentAttempt: null };
        if (given && state.Subscriptions[before.Subscription] is { IsEnded: false, PauseCollection: null } late)
        {
            GiveUp(state, late);
        }
    }

    private void GiveUp(StripeState state, Subscription late)
    {
        switch (state.Dunning.AfterLastRetry)
        {
            case AfterLastRetry.Cancel:
                subscriptions.Cancel(late, "payment_failed");
                break;
            case AfterLastRetry.MarkUnpaid:
                billing.Save(late with { Status = SubscriptionStatus.Unpaid }, late);
                break;
            case AfterLastRetry.LeavePastDue:
                break;
        }
    }

    private sealed record Due(long Moment, Action Act);
}
