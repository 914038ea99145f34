using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Payments;

/// <summary>What card holders take back through their bank.</summary>
internal sealed class Disputes(SandboxStore store, StripeLookup lookup, EventLog events, BillingTime time)
{
    private const long TimeToRespond = 9 * 24 * 60 * 60;

    public Dispute Open(string chargeId, string reason) =>
        store.Change(state =>
        {
            var charge = lookup.Charge(chargeId);
            if (!charge.Paid || charge.Disputed)
            {
                throw StripeException.Invalid($"Charge {chargeId} cannot be disputed.", "charge");
            }

            var now = time.Of(charge.Customer);
            var dispute = new Dispute
            {
                Id = Identifiers.Prefixed("dp_"),
                Amount = charge.Amount - charge.AmountRefunded,
                Charge = chargeId,
                Created = now,
                Currency = charge.Currency,
                EvidenceDetails = new DisputeDeadline(now + TimeToRespond),
                PaymentIntent = charge.PaymentIntent,
                Reason = reason,
            };
            state.Stripe.Disputes.Add(dispute.Id, dispute);
            state.Stripe.Charges[chargeId] = charge with { Disputed = true };
            events.Emit("charge.dispute.created", dispute);
            return dispute;
        });

    public Dispute Close(string id, bool won) =>
        store.Change(state =>
        {
            var before = lookup.Dispute(id);
            if (before.Status is "won" or "lost")
            {
                throw StripeException.Invalid("This dispute is already closed.", "id");
            }

            var closed = state.Stripe.Disputes[id] = before with { Status = won ? "won" : "lost" };
            events.Emit("charge.dispute.closed", closed, before);
            return closed;
        });

    public StripeList<Dispute> List(Parameters.ListOfCharge wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Disputes.Values.Where(one => wanted.Takes(one.Charge, one.PaymentIntent)),
                wanted,
                "/v1/disputes"
            )
        );
}
