using System.Net.Http.Headers;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Our webhook takes what Stripe's own SDK signed.</summary>
public sealed class StripeWebhookTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Door = "/webhooks/stripe";

    [Fact]
    public async Task An_event_that_Stripes_SDK_signed_takes_effect()
    {
        NodeTools.SkipWhenMissing();
        server.Sandbox.Stripe.WebhookUrl = null;
        var user = await server.RegisterAsync();
        var body = await PaidSubscriptionAsync(user);
        (await PlanOfAsync(user)).ShouldBe("free");

        var answer = await DeliverAsync(body, await SignAsync(body, server.Sandbox.Stripe.WebhookSecret));

        answer.ShouldBe(200);
        await server.WhenIdleAsync();
        (await PlanOfAsync(user)).ShouldBe("pro");
    }

    [Fact]
    public async Task An_event_that_was_altered_after_Stripes_SDK_signed_it_is_refused()
    {
        NodeTools.SkipWhenMissing();
        server.Sandbox.Stripe.WebhookUrl = null;
        var user = await server.RegisterAsync();
        var body = await PaidSubscriptionAsync(user);
        var header = await SignAsync(body, server.Sandbox.Stripe.WebhookSecret);

        (await DeliverAsync($"{body} ", header)).ShouldBeProblem(400, "invalid_signature");
        (await DeliverAsync(body, await SignAsync(body, "whsec_of_somebody_else"))).ShouldBeProblem(
            400,
            "invalid_signature"
        );

        await server.WhenIdleAsync();
        (await PlanOfAsync(user)).ShouldBe("free");
    }

    /// <returns>The event that Stripe would deliver.</returns>
    private async Task<string> PaidSubscriptionAsync(User user)
    {
        var checkout = await user.Api.PostAsync("/api/v1/billing/checkout", new { plan = "pro" });
        checkout.ShouldBe(201);
        server.Sandbox.Stripe.Pay(checkout.Text("sessionId")).Refusal.ShouldBeNull();
        var created = server.Sandbox.Stripe.Events.Last(happened => happened.Type == "customer.subscription.created");
        using var stripe = new HttpClient { BaseAddress = new Uri(server.Sandbox.Address, "stripe/") };
        stripe.DefaultRequestHeaders.Authorization = new("Bearer", server.Sandbox.Stripe.SecretKey);
        return await stripe.GetStringAsync($"v1/events/{created.Id}");
    }

    private static async Task<string> SignAsync(string payload, string secret)
    {
        var signed = await NodeScript.RunAsync("stripe-sign.mjs", new { payload, secret });
        return signed.GetProperty("header").GetString()!;
    }

    private Task<ApiAnswer> DeliverAsync(string body, string header) =>
        server
            .Anonymous()
            .SendAsync(
                HttpMethod.Post,
                Door,
                new StringContent(body, new MediaTypeHeaderValue("application/json")),
                ("Stripe-Signature", header)
            );

    private static async Task<string> PlanOfAsync(User user) =>
        (await user.Api.GetAsync("/api/v1/billing/plan")).Text("plan.code");
}
