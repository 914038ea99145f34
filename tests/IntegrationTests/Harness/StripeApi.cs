using System.Text.Json;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Another program that uses the same Stripe account, and sells our price to a customer of its own.</summary>
public static class ForeignStripeUser
{
    /// <returns>The id of the subscription.</returns>
    public static async Task<string> SubscribeAsync(StreamHubServer server, string price)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Sandbox.Address, "stripe/v1/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", server.Sandbox.Stripe.SecretKey);
        var customer = await CreateAsync(http, "customers", ("email", "foreign@example.com"));
        var session = await CreateAsync(
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

    private static async Task<string> CreateAsync(
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
