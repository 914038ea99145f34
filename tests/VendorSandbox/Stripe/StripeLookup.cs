using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Finds things by id, for those who hold only the id.</summary>
internal sealed class StripeLookup(SandboxStore store, BillingTime time)
{
    /// <summary>Any object that a reference can be expanded to.</summary>
    public object? Find(string id) =>
        store.Read<object?>(state =>
            id.Split('_')[0] switch
            {
                "cus" when state.Stripe.DeletedCustomers.Contains(id) => new Deleted(id, "customer"),
                "cus" => state.Stripe.Customers.GetValueOrDefault(id),
                "prod" => state.Stripe.Products.GetValueOrDefault(id),
                "price" => state.Stripe.Prices.GetValueOrDefault(id),
                "sub" => state.Stripe.Subscriptions.GetValueOrDefault(id),
                "in" => state.Stripe.Invoices.GetValueOrDefault(id),
                "pi" => state.Stripe.PaymentIntents.GetValueOrDefault(id),
                "ch" => state.Stripe.Charges.GetValueOrDefault(id),
                "pm" => state.Stripe.PaymentMethods.GetValueOrDefault(id),
                "di" => state.Stripe.Discounts.GetValueOrDefault(id),
                "promo" => state.Stripe.PromotionCodes.GetValueOrDefault(id),
                "clock" => state.Stripe.TestClocks.GetValueOrDefault(id),
                _ => (IStripeObject?)state.Stripe.Products.GetValueOrDefault(id) ?? FindCoupon(id),
            }
        );

    public Customer Customer(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.Customers.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("customer", id, parameter);

    public Product Product(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.Products.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("product", id, parameter);

    public Price Price(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.Prices.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("price", id, parameter);

    public CheckoutSession Session(string id) =>
        store.Read(state => state.Stripe.Sessions.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("checkout.session", id);

    /// <summary>With its prices as they are now: one that lost its lookup key shows none.</summary>
    public Subscription Subscription(string id, string? parameter = null) =>
        store.Read(state =>
            state.Stripe.Subscriptions.GetValueOrDefault(id) is { } found
                ? found.WithItems([
                    .. found.Items.Data.Select(item => item with { Price = state.Stripe.Prices[item.Price.Id] }),
                ])
                : null
        ) ?? throw StripeException.NoSuch("subscription", id, parameter);

    public Invoice Invoice(string id) =>
        store.Read(state => state.Stripe.Invoices.GetValueOrDefault(id)) ?? throw StripeException.NoSuch("invoice", id);

    public PaymentIntent PaymentIntent(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.PaymentIntents.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("payment_intent", id, parameter);

    public Charge Charge(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.Charges.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("charge", id, parameter);

    public PaymentMethod PaymentMethod(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.PaymentMethods.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("payment_method", id, parameter);

    public Refund Refund(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.Refunds.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("refund", id, parameter);

    public Dispute Dispute(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.Disputes.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("dispute", id, parameter);

    public PromotionCode PromotionCode(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.PromotionCodes.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("promotion_code", id, parameter);

    public TestClock TestClock(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.TestClocks.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("test_helpers.test_clock", id, parameter);

    public Coupon Coupon(string id, string? parameter = null) =>
        FindCoupon(id) ?? throw StripeException.NoSuch("coupon", id, parameter);

    public Coupon? FindCoupon(string id) =>
        store
            .Read(state => state.Stripe.DeletedCoupons.Contains(id) ? null : state.Stripe.Coupons.GetValueOrDefault(id))
            ?.At(time.Now);
}
