using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.VendorSandbox.Stripe.Payments;

/// <param name="Confirmed">The holder is there, and has confirmed if the bank wanted it.</param>
internal sealed record PaymentOrder(
    string? Customer,
    long Amount,
    string Currency,
    string? PaymentMethod,
    bool Confirmed
)
{
    public Dictionary<string, string> Metadata { get; init; } = [];

    /// <summary>Where the holder can confirm, if the bank wants it.</summary>
    public string? ConfirmationUrl { get; init; }
}

/// <summary>Charges cards.</summary>
internal sealed class CardTerminal(SandboxStore store, Disputes disputes, EventLog events, BillingTime time)
{
    public PaymentIntent Charge(PaymentOrder order) =>
        store.Change(state =>
        {
            var number = order.PaymentMethod is { } method ? state.Stripe.CardNumbers[method] : null;
            var refusal = RefusalOf(number, order.Confirmed);
            var id = Identifiers.Prefixed("pi_");
            var charge = number is null ? null : ChargeOf(order, id, refusal);
            var intent = IntentOf(order, id, charge?.Id, refusal);
            state.Stripe.PaymentIntents.Add(id, intent);
            if (charge is not null)
            {
                state.Stripe.Charges.Add(charge.Id, charge);
                events.Emit(charge.Paid ? "charge.succeeded" : "charge.failed", charge);
            }

            events.Emit(EventOf(intent), intent);
            if (intent.Succeeded && number == TestCards.Disputed)
            {
                disputes.Open(charge!.Id, "fraudulent");
            }

            return intent;
        });

    /// <summary>What a charge without the holder would meet; null if it would pass.</summary>
    public PaymentError? Foresee(string? paymentMethod) =>
        RefusalOf(
            paymentMethod is null ? null : store.Read(state => state.Stripe.CardNumbers[paymentMethod]),
            confirmed: false
        );

    private static PaymentError? RefusalOf(string? number, bool confirmed) =>
        number switch
        {
            null => new PaymentError(
                "missing",
                DeclineCode: null,
                "This customer has no attached payment source or default payment method."
            ),
            TestCards.DeclinedLater when confirmed => TestCards.RefusalOfLaterCharge(number),
            _ => confirmed ? TestCards.RefusalOnEntry(number) : TestCards.RefusalOfLaterCharge(number),
        };

    private static string EventOf(PaymentIntent intent) =>
        intent.Status switch
        {
            PaymentStatus.Succeeded => "payment_intent.succeeded",
            PaymentStatus.RequiresAction => "payment_intent.requires_action",
            _ => "payment_intent.payment_failed",
        };

    private static string StatusAfter(PaymentError? refusal) =>
        refusal switch
        {
            null => PaymentStatus.Succeeded,
            { Code: "authentication_required" } => PaymentStatus.RequiresAction,
            _ => PaymentStatus.RequiresPaymentMethod,
        };

    private PaymentIntent IntentOf(PaymentOrder order, string id, string? charge, PaymentError? refusal)
    {
        var status = StatusAfter(refusal);
        return new PaymentIntent
        {
            Id = id,
            Amount = order.Amount,
            AmountReceived = refusal is null ? order.Amount : 0,
            ClientSecret = Identifiers.Prefixed($"{id}_secret_"),
            Created = time.Of(order.Customer),
            Currency = order.Currency,
            Customer = order.Customer,
            LastPaymentError = refusal,
            LatestCharge = charge,
            Metadata = order.Metadata,
            NextAction =
                status == PaymentStatus.RequiresAction && order.ConfirmationUrl is { } url
                    ? new NextAction(new RedirectToUrl(url, ReturnUrl: null))
                    : null,
            PaymentMethod = status == PaymentStatus.RequiresPaymentMethod ? null : order.PaymentMethod,
            Status = status,
        };
    }

    private Charge ChargeOf(PaymentOrder order, string intent, PaymentError? refusal) =>
        new()
        {
            Id = Identifiers.Prefixed("ch_"),
            Amount = order.Amount,
            AmountCaptured = refusal is null ? order.Amount : 0,
            Captured = refusal is null,
            Created = time.Of(order.Customer),
            Currency = order.Currency,
            Customer = order.Customer,
            FailureCode = refusal?.Code,
            FailureMessage = refusal?.Message,
            Metadata = order.Metadata,
            Paid = refusal is null,
            PaymentIntent = intent,
            PaymentMethod = order.PaymentMethod,
            Status = refusal is null ? "succeeded" : "failed",
        };
}
