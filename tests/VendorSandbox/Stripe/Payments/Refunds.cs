using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Payments;

/// <summary>Gives money back, never more than was paid.</summary>
internal sealed class Refunds(SandboxStore store, StripeLookup lookup, EventLog events, BillingTime time)
{
    public Refund Create(CreateRefund parameters) =>
        store.Change(state =>
        {
            var before = ChargeOf(parameters);
            var left = before.AmountCaptured - before.AmountRefunded;
            var amount = parameters.Amount ?? left;
            RefuseImpossible(before, left, amount);
            var refund = new Refund
            {
                Id = Identifiers.Prefixed("re_"),
                Amount = amount,
                Charge = before.Id,
                Created = time.Of(before.Customer),
                Currency = before.Currency,
                Metadata = parameters.Metadata ?? [],
                PaymentIntent = before.PaymentIntent,
                Reason = parameters.Reason,
            };
            var charge = before with { AmountRefunded = before.AmountRefunded + amount, Refunded = amount == left };
            state.Stripe.Refunds.Add(refund.Id, refund);
            state.Stripe.Charges[charge.Id] = charge;
            events.Emit("refund.created", refund);
            events.Emit("charge.refunded", charge, before);
            return refund;
        });

    public StripeList<Refund> List(ListOfCharge wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Refunds.Values.Where(one => wanted.Takes(one.Charge, one.PaymentIntent)),
                wanted,
                "/v1/refunds"
            )
        );

    private static void RefuseImpossible(Charge charge, long left, long amount)
    {
        if (!charge.Paid)
        {
            throw StripeException.Invalid($"Charge {charge.Id} has not been paid.", "charge");
        }

        if (left == 0)
        {
            throw StripeException.Invalid(
                $"Charge {charge.Id} has already been refunded.",
                "charge",
                "charge_already_refunded"
            );
        }

        if (amount < 1 || amount > left)
        {
            throw StripeException.Invalid(
                $"Refund amount ({amount}) must be at least 1 and at most the unrefunded amount on charge ({left}).",
                "amount"
            );
        }
    }

    private Charge ChargeOf(CreateRefund parameters) =>
        parameters switch
        {
            { Charge: { } charge } => lookup.Charge(charge, "charge"),
            { PaymentIntent: { } intent } => lookup.Charge(
                lookup.PaymentIntent(intent, "payment_intent").LatestCharge
                    ?? throw StripeException.Invalid("This PaymentIntent has no charge.", "payment_intent"),
                "payment_intent"
            ),
            _ => throw StripeException.Missing("charge"),
        };
}
