using System.Text.Json;

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

    /// <summary>Takes back that a subscription is to end with its period.</summary>
    public static async Task KeepSubscriptionAsync(StreamHubServer server, string subscription)
    {
        using var http = Client(server);
        await PostAsync(http, $"subscriptions/{subscription}", ("cancel_at_period_end", "false"));
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
