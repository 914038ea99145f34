using System.Text.Json;
using Shouldly;
using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What the tests of Stripe's billing do in the same way.</summary>
internal static class StripeSteps
{
    public const string DeclinedLater = "4000000000000341";
    public const string ConfirmedOnce = "4000002500003155";

    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static string Id(this JsonElement made) => made.GetProperty("id").GetString()!;

    public static async Task<string> CustomerAsync(this SandboxConversation stripe) =>
        (await stripe.PostFormAsync("v1/customers", ("email", "ada@example.com"), ("name", "Ada"))).Id();

    public static async Task<string> PriceAsync(
        this SandboxConversation stripe,
        long amount,
        string interval = "month",
        string currency = "usd"
    )
    {
        var product = await stripe.PostFormAsync("v1/products", ("name", $"Plan of {amount}"));
        var price = await stripe.PostFormAsync(
            "v1/prices",
            ("product", product.Id()),
            ("currency", currency),
            ("unit_amount", $"{amount}"),
            ("recurring[interval]", interval)
        );
        return price.Id();
    }

    public static async Task<string> CheckoutAsync(
        this SandboxConversation stripe,
        string customer,
        string price,
        params (string Name, string Value)[] more
    ) =>
        (
            await stripe.PostFormAsync(
                "v1/checkout/sessions",
                [
                    ("mode", "subscription"),
                    ("customer", customer),
                    ("line_items[0][price]", price),
                    ("line_items[0][quantity]", "1"),
                    ("success_url", "https://streamhub.test/done?session={CHECKOUT_SESSION_ID}"),
                    ("cancel_url", "https://streamhub.test/back"),
                    .. more,
                ]
            )
        ).Id();

    /// <summary>Buys with a good card; an empty one where none is asked for.</summary>
    public static async Task<Subscription> SubscribeAsync(
        this SandboxConversation stripe,
        string price,
        string card = "4242424242424242",
        params (string Name, string Value)[] more
    )
    {
        var session = await stripe.CheckoutAsync(await stripe.CustomerAsync(), price, more);
        stripe.Sandbox.Stripe.Pay(session, card).Refusal.ShouldBeNull();
        return stripe.Now(stripe.Sandbox.Stripe.Sessions.Single(one => one.Id == session).Subscription!);
    }

    public static Subscription Now(this SandboxConversation stripe, string subscription) =>
        stripe.Sandbox.Stripe.Subscriptions.Single(one => one.Id == subscription);

    public static Invoice LastInvoice(this SandboxConversation stripe, string subscription) =>
        stripe.Sandbox.Stripe.Invoices.Last(one => one.Subscription == subscription);

    public static IReadOnlyList<string> EventTypes(this SandboxConversation stripe) =>
        [.. stripe.Sandbox.Stripe.Events.Select(happened => happened.Type)];

    public static DateTimeOffset When(this StripeEvent happened) =>
        DateTimeOffset.FromUnixTimeSeconds(happened.Created);

    public static Task<JsonElement> PreviewAsync(
        this SandboxConversation stripe,
        params (string Name, string Value)[] fields
    ) => stripe.PostUnjudgedAsync("v1/invoices/create_preview", fields);

    /// <summary>For operations that the description does not know yet.</summary>
    public static Task<JsonElement> PostUnjudgedAsync(
        this SandboxConversation stripe,
        string path,
        params (string Name, string Value)[] fields
    ) =>
        stripe.SendUnjudgedAsync(
            HttpMethod.Post,
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );

    /// <summary>Has every object that an event told of judged.</summary>
    public static void ShowEvents(this SandboxConversation stripe)
    {
        foreach (var happened in stripe.Sandbox.Stripe.Events)
        {
            var snapshot = happened.Data.Snapshot;
            stripe.Show(snapshot.GetProperty("object").GetString()!, snapshot);
        }
    }
}
