using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Billing;
using VendorSubscription = StreamHub.VendorSandbox.Stripe.Objects.Subscription;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What tests do with subscriptions on the way to what they are about.</summary>
public static class BillingSteps
{
    public const string Checkout = "/api/v1/billing/checkout";
    public const string Plan = "/api/v1/billing/plan";

    public static Task<ApiAnswer> CheckoutAsync(this User user, string plan = "pro", string? interval = null) =>
        user.Api.PostAsync(Checkout, new { plan, interval });

    /// <summary>Buys a plan and pays it; what the vendor has to say about it may still be on its way.</summary>
    public static async Task<VendorSubscription> BuyAsync(
        this StreamHubServer server,
        User user,
        string plan = "pro",
        string? interval = null
    )
    {
        var checkout = await user.CheckoutAsync(plan, interval);
        checkout.ShouldBe(201);
        server.Sandbox.Stripe.Pay(checkout.Text("sessionId")).Refusal.ShouldBeNull();
        return server.AtStripe(user);
    }

    /// <summary>Buys a plan, and waits until StreamHub knows.</summary>
    public static async Task<VendorSubscription> SubscribeAsync(
        this StreamHubServer server,
        User user,
        string plan = "pro",
        string? interval = null
    )
    {
        var subscription = await server.BuyAsync(user, plan, interval);
        await server.WhenIdleAsync();
        return subscription;
    }

    /// <summary>Somebody new who bought Pro from a server process, which knows.</summary>
    public static async Task<User> SubscriberAsync(this ServerInstallation installation, Uri server)
    {
        var user = await Account.RegisterAsync(server);
        var checkout = await user.CheckoutAsync();
        installation.Sandbox.Stripe.Pay(checkout.ShouldBe(201).Text("sessionId")).Refusal.ShouldBeNull();
        await Eventually.GetsAsync(
            async () => (await user.Api.GetAsync(Plan)).Text("plan.code"),
            plan => plan == "pro",
            "the plan that was paid"
        );
        return user;
    }

    /// <summary>The organization's one subscription, as the vendor has it.</summary>
    public static VendorSubscription AtStripe(this StreamHubServer server, User user) =>
        server.Sandbox.Stripe.Subscriptions.Single(subscription =>
            subscription.Metadata.GetValueOrDefault("organization_id") == user.OrganizationId.ToString()
        );

    /// <summary>Our copies of the organization's subscriptions.</summary>
    public static Task<List<Subscription>> SubscriptionsOfAsync(this StreamHubServer server, User user) =>
        server.InDatabaseAsync(database =>
            database
                .Set<Subscription>()
                .IgnoreQueryFilters()
                .Where(subscription => subscription.OrganizationId == user.OrganizationId)
                .ToListAsync()
        );
}
