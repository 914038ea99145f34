using System.Text.Json;
using Shouldly;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What somebody else with access to the Stripe account does there: another program, or people at its dashboard.</summary>
public static class StripeApi
{
    /// <summary>Sells our price to a customer that is none of ours.</summary>
    /// <returns>The id of the subscription.</returns>
    public static async Task<string> SubscribeForeignCustomerAsync(StreamHubServer server, string price)
    {
        using var http = Client(server);
        var customer = await PostAsync(http, "customers", ("email", "foreign@example.com"));
        var session = await PostAsync(
            http,
            "checkout/sessions",
            ("mode", "subscription"),
            ("customer", customer),
            ("line_items[0][price]", price),
            ("line_items[0][quantity]", "1"),
            ("success_url", "https://foreign.test/")
        );
        server.Sandbox.Stripe.Pay(session);
        return server.Sandbox.Stripe.Subscriptions.Single(one => one.Customer == customer).Id;
    }

    /// <summary>Begins a trial of Pro for the organization, as a checkout that offers one does.</summary>
    /// <param name="card">Empty where the trial goes without.</param>
    public static async Task StartTrialAsync(
        StreamHubServer server,
        User user,
        int days,
        string card = "4242424242424242",
        string withoutCard = "create_invoice"
    )
    {
        using var http = Client(server);
        var session = await PostAsync(
            http,
            "checkout/sessions",
            ("mode", "subscription"),
            ("customer", await CustomerOfAsync(server, user)),
            ("line_items[0][price]", await PriceOfAsync(http, "pro")),
            ("line_items[0][quantity]", "1"),
            ("success_url", "https://streamhub.test/"),
            ("payment_method_collection", card.Length == 0 ? "if_required" : "always"),
            ("subscription_data[trial_period_days]", $"{days}"),
            ("subscription_data[trial_settings][end_behavior][missing_payment_method]", withoutCard),
            ("subscription_data[metadata][organization_id]", user.OrganizationId.ToString())
        );
        server.Sandbox.Stripe.Pay(session, card);
    }

    /// <summary>Sells Pro to the organization at a price of another currency.</summary>
    public static async Task SubscribeInAsync(StreamHubServer server, User user, string currency, long amount)
    {
        using var http = Client(server);
        var customer = await CustomerOfAsync(server, user);
        var price = await PostAsync(
            http,
            "prices",
            ("product", "streamhub_pro"),
            ("currency", currency),
            ("unit_amount", $"{amount}"),
            ("recurring[interval]", "month")
        );
        var session = await PostAsync(
            http,
            "checkout/sessions",
            ("mode", "subscription"),
            ("customer", customer),
            ("line_items[0][price]", price),
            ("line_items[0][quantity]", "1"),
            ("success_url", "https://streamhub.test/"),
            ("subscription_data[metadata][organization_id]", user.OrganizationId.ToString())
        );
        server.Sandbox.Stripe.Pay(session);
    }

    /// <summary>What a plan is sold at by the month; somebody must have wanted to buy it.</summary>
    public static async Task<string> PriceOfAsync(StreamHubServer server, string plan)
    {
        using var http = Client(server);
        return await PriceOfAsync(http, plan);
    }

    private static async Task<string> PriceOfAsync(HttpClient http, string plan)
    {
        using var found = JsonDocument.Parse(
            await http.GetStringAsync($"prices?lookup_keys[0]=streamhub:{plan}:month")
        );
        return found.RootElement.GetProperty("data")[0].GetProperty("id").GetString()!;
    }

    // A checkout makes the customer, and the price with it.
    private static async Task<string> CustomerOfAsync(StreamHubServer server, User user)
    {
        var session = (await user.CheckoutAsync()).ShouldBe(201).Text("sessionId");
        return server.Sandbox.Stripe.Sessions.Single(one => one.Id == session).Customer!;
    }

    /// <summary>Takes back that a subscription is to end with its period.</summary>
    public static async Task KeepSubscriptionAsync(StreamHubServer server, string subscription)
    {
        using var http = Client(server);
        await PostAsync(http, $"subscriptions/{subscription}", ("cancel_at_period_end", "false"));
    }

    /// <summary>Sets the subscription to end at a moment, as somebody at the dashboard would.</summary>
    public static async Task EndSubscriptionAtAsync(StreamHubServer server, string subscription, DateTimeOffset end)
    {
        using var http = Client(server);
        await PostAsync(http, $"subscriptions/{subscription}", ("cancel_at", $"{end.ToUnixTimeSeconds()}"));
    }

    private static HttpClient Client(StreamHubServer server)
    {
        var http = new HttpClient { BaseAddress = new Uri(server.Sandbox.Address, "stripe/v1/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", server.Sandbox.Stripe.SecretKey);
        return http;
    }

    private static async Task<string> PostAsync(
        HttpClient http,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        using var answer = await http.PostAsync(path, form);
        answer.EnsureSuccessStatusCode();
        using var created = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return created.RootElement.GetProperty("id").GetString()!;
    }
}
