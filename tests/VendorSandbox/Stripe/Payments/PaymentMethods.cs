using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Payments;

/// <summary>The cards that customers have saved.</summary>
internal sealed class PaymentMethods(SandboxStore store, StripeLookup lookup, EventLog events, BillingTime time)
{
    private const int YearsOfLife = 4;

    /// <param name="customer">Null for a card that is used once.</param>
    public PaymentMethod Save(string? customer, string number) =>
        store.Change(state =>
        {
            var owner = customer is null ? null : lookup.Customer(customer);
            var now = time.Of(customer);
            var expiry = DateTimeOffset.FromUnixTimeSeconds(now).AddYears(YearsOfLife);
            var method = new PaymentMethod
            {
                Id = Identifiers.Prefixed("pm_"),
                BillingDetails = new BillingDetails(owner?.Email, owner?.Name),
                Card = new Card(TestCards.Brand(number), number[^4..], expiry.Month, expiry.Year),
                Created = now,
                Customer = customer,
            };
            state.Stripe.PaymentMethods.Add(method.Id, method);
            state.Stripe.CardNumbers.Add(method.Id, number);
            if (customer is not null)
            {
                events.Emit("payment_method.attached", method);
            }

            return method;
        });

    /// <summary>Takes the names of Stripe's test cards, such as <c>pm_card_visa</c>, or the id of a card saved before.</summary>
    public PaymentMethod Attach(string id, AttachPaymentMethod parameters)
    {
        var customer = parameters.Customer ?? throw StripeException.Missing("customer");
        lookup.Customer(customer, "customer");
        if (TestCards.NumberOf(id) is { } number)
        {
            return TestCards.RefusalOnEntry(number) is { } refusal
                ? throw StripeException.Card(refusal)
                : Save(customer, number);
        }

        return lookup.PaymentMethod(id).Customer == customer
            ? lookup.PaymentMethod(id)
            : throw StripeException.Invalid(
                "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
                "payment_method"
            );
    }

    public PaymentMethod Detach(string id) =>
        store.Change(state =>
        {
            var before = lookup.PaymentMethod(id);
            if (before.Customer is not { } customer)
            {
                throw StripeException.Invalid("The payment method you provided is not attached to a customer.", "id");
            }

            var detached = state.Stripe.PaymentMethods[id] = before with { Customer = null };
            Forget(state.Stripe, customer, id);
            events.Emit("payment_method.detached", detached, before);
            return detached;
        });

    public PaymentMethod Update(string id, UpdatePaymentMethod parameters) =>
        store.Change(state =>
        {
            var before = lookup.PaymentMethod(id);
            var updated = state.Stripe.PaymentMethods[id] = before with
            {
                Card = before.Card with
                {
                    ExpMonth = parameters.Card?.ExpMonth ?? before.Card.ExpMonth,
                    ExpYear = parameters.Card?.ExpYear ?? before.Card.ExpYear,
                },
                Metadata = Metadata.Merge(before.Metadata, parameters.Metadata),
            };
            events.Emit("payment_method.updated", updated, before);
            return updated;
        });

    /// <summary>As card networks do it, without anybody's asking.</summary>
    public PaymentMethod Renew(string id, string lastFour, int expiryYear) =>
        store.Change(state =>
        {
            var before = lookup.PaymentMethod(id);
            var renewed = state.Stripe.PaymentMethods[id] = before with
            {
                Card = before.Card with { Last4 = lastFour, ExpYear = expiryYear },
            };
            events.Emit("payment_method.automatically_updated", renewed, before);
            return renewed;
        });

    public StripeList<PaymentMethod> List(ListPaymentMethods wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.PaymentMethods.Values.Where(method =>
                    method.Customer is not null && (wanted.Customer is null || method.Customer == wanted.Customer)
                ),
                wanted,
                "/v1/payment_methods"
            )
        );

    /// <summary>The card that pays for everything of the customer from now on.</summary>
    public void MakeDefault(PaymentMethod method) =>
        store.Change(state =>
        {
            var before = lookup.Customer(method.Customer!);
            var customer = state.Stripe.Customers[before.Id] = before with
            {
                InvoiceSettings = before.InvoiceSettings with { DefaultPaymentMethod = method.Id },
            };
            events.Emit("customer.updated", customer, before);
            foreach (var subscription in OpenOnesOf(state.Stripe, before.Id).ToList())
            {
                var updated = state.Stripe.Subscriptions[subscription.Id] = subscription with
                {
                    DefaultPaymentMethod = method.Id,
                };
                events.Emit("customer.subscription.updated", updated, subscription);
            }
        });

    private static IEnumerable<Subscription> OpenOnesOf(StripeState state, string customer) =>
        state.Subscriptions.Values.Where(one => one.Customer == customer && !one.IsEnded);

    private static void Forget(StripeState state, string customer, string id)
    {
        if (
            state.Customers.GetValueOrDefault(customer) is { } owner
            && owner.InvoiceSettings.DefaultPaymentMethod == id
        )
        {
            state.Customers[customer] = owner with
            {
                InvoiceSettings = owner.InvoiceSettings with { DefaultPaymentMethod = null },
            };
        }

        foreach (var one in OpenOnesOf(state, customer).Where(one => one.DefaultPaymentMethod == id).ToList())
        {
            state.Subscriptions[one.Id] = one with { DefaultPaymentMethod = null };
        }
    }
}
