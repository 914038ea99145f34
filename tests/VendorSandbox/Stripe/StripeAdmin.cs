using System.Text.Json;
using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>The dashboard, the buyer and the bank for programs that are not .NET.</summary>
internal static class StripeAdmin
{
    private static readonly JsonSerializerOptions Named = new(StripeJson.Answers)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static void Map(RouteGroupBuilder stripe)
    {
        stripe.MapGet("/subscriptions", (StripeControl control) => Answer(control.Subscriptions));
        stripe.MapGet("/sessions", (StripeControl control) => Answer(control.Sessions));
        stripe.MapGet("/invoices", (StripeControl control) => Answer(control.Invoices));
        stripe.MapGet("/charges", (StripeControl control) => Answer(control.Charges));
        stripe.MapGet("/events", (StripeControl control) => Answer(control.Events));
        stripe.MapPost(
            "/subscriptions/{id}/cancel",
            (string id, StripeControl control) => Answer(control.CancelSubscription(id))
        );
        stripe.MapPost(
            "/customers/{id}/card",
            (string id, string number, StripeControl control) => Answer(control.SetCard(id, number))
        );
        stripe.MapDelete("/customers/{id}", DeleteCustomer);
        stripe.MapPost(
            "/charges/{id}/refund",
            (string id, long? amount, StripeControl control) => Answer(control.Refund(id, amount))
        );
        stripe.MapPost("/charges/{id}/dispute", (string id, StripeControl control) => Answer(control.OpenDispute(id)));
        stripe.MapPost(
            "/disputes/{id}/close",
            (string id, bool won, StripeControl control) => Answer(control.CloseDispute(id, won))
        );
        stripe.MapGet("/dunning", (StripeControl control) => Results.Json(control.Dunning, Named));
        stripe.MapPost("/dunning", SetDunningAsync);
    }

    private static IResult DeleteCustomer(string id, StripeControl control)
    {
        control.DeleteCustomer(id);
        return Results.NoContent();
    }

    private static async Task<IResult> SetDunningAsync(HttpRequest request, StripeControl control)
    {
        control.Dunning = await request.ReadFromJsonAsync<DunningRules>(Named) ?? new DunningRules();
        return Results.NoContent();
    }

    private static IResult Answer(object value) => Results.Json(value, StripeJson.Answers);
}
