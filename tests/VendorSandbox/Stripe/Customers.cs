using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal sealed class Customers(
    SandboxStore store,
    StripeLookup lookup,
    Subscriptions subscriptions,
    EventLog events,
    BillingTime time
)
{
    public Customer Create(CustomerParameters parameters) =>
        store.Change(state =>
        {
            var clock = parameters.TestClock is { } id ? lookup.TestClock(id, "test_clock") : null;
            var customer = Apply(
                new Customer
                {
                    Id = Identifiers.Prefixed("cus_", 14),
                    InvoicePrefix = Identifiers.Prefixed("", 8).ToUpperInvariant(),
                    Created = clock?.FrozenTime ?? time.Now,
                    TestClock = clock?.Id,
                },
                parameters
            );
            state.Stripe.Customers.Add(customer.Id, customer);
            events.Emit("customer.created", customer);
            return customer;
        });

    public Customer Update(string id, CustomerParameters parameters) =>
        store.Change(state =>
        {
            var before = lookup.Customer(id);
            var customer = state.Stripe.Customers[id] = Apply(before, parameters);
            events.Emit("customer.updated", customer, before);
            return customer;
        });

    /// <summary>Who was deleted is still told of, as deleted.</summary>
    public object Get(string id) =>
        store.Read(state => state.Stripe.DeletedCustomers.Contains(id))
            ? new Deleted(id, "customer")
            : lookup.Customer(id);

    /// <summary>Ends the customer's subscriptions first.</summary>
    public Deleted Delete(string id) =>
        store.Change(state =>
        {
            var customer = lookup.Customer(id);
            foreach (
                var subscription in state
                    .Stripe.Subscriptions.Values.Where(one => one.Customer == id && !one.IsEnded)
                    .ToList()
            )
            {
                subscriptions.CancelNow(subscription.Id, new CancelSubscription());
            }

            state.Stripe.Customers.Remove(id);
            state.Stripe.DeletedCustomers.Add(id);
            events.Emit("customer.deleted", customer);
            return new Deleted(id, "customer");
        });

    /// <summary>Those of test clocks only if the clock is named.</summary>
    public StripeList<Customer> List(ListCustomers parameters) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Customers.Values.Where(customer =>
                    (parameters.Email is null || customer.Email == parameters.Email)
                    && customer.TestClock == parameters.TestClock
                ),
                parameters,
                "/v1/customers"
            )
        );

    /// <summary>An empty text unsets its field.</summary>
    private static string? Text(string? change, string? current) =>
        change switch
        {
            null => current,
            "" => null,
            _ => change,
        };

    private Customer Apply(Customer customer, CustomerParameters parameters)
    {
        var method = parameters.InvoiceSettings?.DefaultPaymentMethod;
        if (method is { Length: > 0 } && lookup.PaymentMethod(method, "payment_method").Customer != customer.Id)
        {
            throw StripeException.Invalid(
                $"The customer does not have a payment method with the ID {method}.",
                "invoice_settings[default_payment_method]",
                "resource_missing"
            );
        }

        return customer with
        {
            Address = parameters.Address ?? customer.Address,
            Description = Text(parameters.Description, customer.Description),
            Email = Text(parameters.Email, customer.Email),
            InvoiceSettings = customer.InvoiceSettings with
            {
                DefaultPaymentMethod = Text(method, customer.InvoiceSettings.DefaultPaymentMethod),
            },
            Metadata = Metadata.Merge(customer.Metadata, parameters.Metadata),
            Name = Text(parameters.Name, customer.Name),
            Phone = Text(parameters.Phone, customer.Phone),
            PreferredLocales = parameters.PreferredLocales ?? customer.PreferredLocales,
        };
    }
}
