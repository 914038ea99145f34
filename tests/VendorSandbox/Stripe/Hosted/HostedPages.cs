using Microsoft.AspNetCore.Mvc;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

/// <summary>The two pages that Stripe shows in the customer's browser.</summary>
internal static class HostedPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/stripe/pay/{id}", (string id, CheckoutPage page) => page.Show(id, refusal: null));
        app.MapPost("/stripe/pay/{id}", Pay).DisableAntiforgery();
        app.MapGet("/stripe/portal/{id}", (string id, PortalPage page) => page.Show(id));
        app.MapPost("/stripe/portal/{id}/subscriptions/{subscription}/cancel", Cancel).DisableAntiforgery();
    }

    private static IResult Pay(
        string id,
        [FromForm] string? card,
        [FromForm] string? email,
        Cashier cashier,
        CheckoutPage page
    )
    {
        try
        {
            var outcome = cashier.Pay(id, card ?? "", email);
            return outcome.Redirect is { } url ? SeeOther(url) : page.Show(id, outcome.Refusal);
        }
        catch (StripeException refusal)
        {
            return Hosting.Html.Page("Checkout", Hosting.Html.Encode(refusal.Message), refusal.Status);
        }
    }

    private static IResult Cancel(
        string id,
        string subscription,
        [FromForm] string? when,
        Portal portal,
        SandboxStore store,
        Subscriptions service
    )
    {
        var customer = portal.Find(id)?.Customer;
        var mine = store.Read(state => state.Stripe.Subscriptions.GetValueOrDefault(subscription));
        if (customer is null || mine?.Customer != customer || !mine.IsRunning)
        {
            return Results.NotFound();
        }

        if (when == "now")
        {
            service.CancelNow(subscription, new CancelSubscription());
        }
        else
        {
            service.Update(subscription, new UpdateSubscription { CancelAtPeriodEnd = when == "period_end" });
        }

        return SeeOther($"/stripe/portal/{id}");
    }

    private static SeeOtherResult SeeOther(string url) => new SeeOtherResult(url);

    private sealed class SeeOtherResult(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
