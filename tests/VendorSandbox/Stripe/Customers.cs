using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal sealed class Customers(SandboxStore store, StripeLookup lookup, EventLog events, TimeProvider clock)
{
    public Customer Create(CustomerParameters parameters) =>
        store.Change(state =>
        {
            var customer = Apply(
                new Customer
                {
                    Id = Identifiers.Prefixed("cus_", 14),
                    InvoicePrefix = Identifiers.Prefixed("", 8).ToUpperInvariant(),
                    Created = clock.GetUtcNow().ToUnixTimeSeconds(),
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

    public Deleted Delete(string id) =>
        store.Change(state =>
        {
            var customer = lookup.Customer(id);
            state.Stripe.Customers.Remove(id);
            events.Emit("customer.deleted", customer);
            return new Deleted(id, "customer");
        });

    public StripeList<Customer> List(ListCustomers parameters) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Customers.Values.Where(customer =>
                    parameters.Email is null || customer.Email == parameters.Email
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

    private static Customer Apply(Customer customer, CustomerParameters parameters) =>
        customer with
        {
            Address = parameters.Address ?? customer.Address,
            Description = Text(parameters.Description, customer.Description),
            Email = Text(parameters.Email, customer.Email),
            Metadata = Metadata.Merge(customer.Metadata, parameters.Metadata),
            Name = Text(parameters.Name, customer.Name),
            Phone = Text(parameters.Phone, customer.Phone),
            PreferredLocales = parameters.PreferredLocales ?? customer.PreferredLocales,
        };
}
