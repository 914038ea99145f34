using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Payments;
using StreamHub.VendorSandbox.Stripe.Promotions;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal sealed class SubscriptionChanges(
    SandboxStore store,
    StripeLookup lookup,
    Subscriptions subscriptions,
    SubscriptionBilling billing,
    SubscriptionItems items,
    Proration proration,
    Redemption redemption,
    CardTerminal terminal,
    BillingTime time
)
{
    public Subscription Update(string id, UpdateSubscription parameters) =>
        store.Change(state =>
        {
            var before = lookup.Subscription(id);
            Subscriptions.RefuseEnded(before);
            RefuseUnplayed(parameters);
            var now = time.Of(before.Customer);
            var after = WithSettings(before, parameters);
            after = items.Change(after, parameters.Items ?? [], now);
            after = WithTrial(after, parameters.TrialEnd, now);
            after = WithEnd(after, parameters, now);
            after = WithDiscounts(after, parameters.Discounts);
            var startsPeriod = Proration.StartsPeriod(before, after);
            var behavior = parameters.ProrationBehavior ?? "create_prorations";
            if (parameters.PaymentBehavior == "error_if_incomplete" && (startsPeriod || behavior == "always_invoice"))
            {
                RefuseUnpayable(after);
            }

            if (behavior != "none")
            {
                subscriptions.AddPending(proration.Between(before, after, parameters.ProrationDate ?? now));
            }

            if (after.TrialEnd != before.TrialEnd)
            {
                state.Stripe.AnnouncedTrials.Remove(id);
            }

            if (startsPeriod)
            {
                after = billing.BillPeriod(after, "subscription_update");
            }
            else if (behavior == "always_invoice")
            {
                after = billing.BillPending(after);
            }

            billing.Save(after, before);
            return lookup.Subscription(id);
        });

    /// <summary>The same change without making it.</summary>
    public Subscription Imagine(
        Subscription before,
        IReadOnlyList<SubscriptionItemParameters> changes,
        string? trialEnd,
        long now
    ) => WithTrial(items.Change(before, changes, now), trialEnd, now);

    private static Subscription WithSettings(Subscription before, UpdateSubscription parameters) =>
        before with
        {
            CancellationDetails = before.CancellationDetails with
            {
                Comment = parameters.CancellationDetails?.Comment ?? before.CancellationDetails.Comment,
                Feedback = parameters.CancellationDetails?.Feedback ?? before.CancellationDetails.Feedback,
            },
            DefaultPaymentMethod = parameters.DefaultPaymentMethod ?? before.DefaultPaymentMethod,
            Description = parameters.Description ?? before.Description,
            Metadata = Metadata.Merge(before.Metadata, parameters.Metadata),
            PauseCollection = parameters.PauseCollection switch
            {
                null => before.PauseCollection,
                { Value: { } pause } => new PauseCollection(
                    pause.Behavior ?? throw StripeException.Missing("pause_collection[behavior]"),
                    pause.ResumesAt
                ),
                _ => null,
            },
            TrialSettings = parameters.TrialSettings?.EndBehavior?.MissingPaymentMethod is { } behavior
                ? new TrialSettings(new TrialEnd(behavior))
                : before.TrialSettings,
        };

    private static void RefuseUnplayed(UpdateSubscription parameters)
    {
        if (parameters.PaymentBehavior == "pending_if_incomplete")
        {
            throw StripeException.Invalid("The sandbox does not play pending updates.", "payment_behavior");
        }

        if (parameters is { CancelAt: not (null or ""), CancelAtPeriodEnd: true })
        {
            throw StripeException.Invalid(
                "You may only specify one of these parameters: cancel_at, cancel_at_period_end.",
                "cancel_at"
            );
        }
    }

    private static Subscription WithTrial(Subscription subscription, string? trialEnd, long now)
    {
        if (trialEnd is null || (trialEnd == "now" && !subscription.OnTrial))
        {
            return subscription;
        }

        if (trialEnd == "now")
        {
            var end = subscription.Items.Data[0].Price.Recurring!.EndOf(now, now);
            return subscription.WithPeriod(now, end) with
            {
                BillingCycleAnchor = now,
                Status = SubscriptionStatus.Active,
                TrialEnd = now,
            };
        }

        if (!long.TryParse(trialEnd, out var moment) || moment <= now)
        {
            throw StripeException.Invalid(
                "Invalid timestamp: must be an integer Unix timestamp in the future.",
                "trial_end"
            );
        }

        return subscription.WithPeriod(subscription.OnTrial ? subscription.PeriodStart : now, moment) with
        {
            BillingCycleAnchor = moment,
            Status = SubscriptionStatus.Trialing,
            TrialEnd = moment,
            TrialStart = subscription.OnTrial ? subscription.TrialStart : now,
        };
    }

    private static Subscription WithEnd(Subscription subscription, UpdateSubscription parameters, long now)
    {
        if (parameters.CancelAt is { Length: > 0 } moment)
        {
            var end =
                moment is "min_period_end" or "max_period_end" ? subscription.PeriodEnd
                : long.TryParse(moment, out var given) && given > now ? given
                : throw StripeException.Invalid(
                    "Invalid timestamp: must be an integer Unix timestamp in the future.",
                    "cancel_at"
                );
            return Ending(subscription, end, now) with { CancelAtPeriodEnd = false };
        }

        return parameters switch
        {
            { CancelAtPeriodEnd: true } => Ending(subscription, subscription.PeriodEnd, now) with
            {
                CancelAtPeriodEnd = true,
            },
            { CancelAtPeriodEnd: false } or { CancelAt: "" } => subscription with
            {
                CancelAtPeriodEnd = false,
                CancelAt = null,
                CanceledAt = null,
                CancellationDetails = new CancellationDetails(),
            },
            _ when subscription.CancelAtPeriodEnd => subscription with { CancelAt = subscription.PeriodEnd },
            _ => subscription,
        };
    }

    private static Subscription Ending(Subscription subscription, long end, long now) =>
        subscription with
        {
            CancelAt = end,
            CanceledAt = now,
            CancellationDetails = subscription.CancellationDetails with { Reason = "cancellation_requested" },
        };

    private Subscription WithDiscounts(Subscription subscription, Emptyable<IReadOnlyList<DiscountParameters>>? wanted)
    {
        if (wanted is null)
        {
            return subscription;
        }

        var amount = subscription.Items.Data.Sum(item => item.Price.UnitAmount * item.Quantity);
        var discounts = (wanted.Value ?? [])
            .Select((one, index) => redemption.Check(one, subscription.Customer, amount, $"discounts[{index}]"))
            .Select(one => redemption.Redeem(one, subscription.Customer, subscription.Id, session: null).Id)
            .ToList();
        return subscription with { Discounts = discounts };
    }

    private void RefuseUnpayable(Subscription subscription)
    {
        if (terminal.Foresee(billing.MethodOf(subscription)) is { } refusal)
        {
            throw StripeException.Card(refusal);
        }
    }
}
