using Microsoft.AspNetCore.Mvc;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

/// <summary>The pages that Stripe shows in the customer's browser.</summary>
internal static class HostedPages
{
    public static void Map(WebApplication app)
    {
        var pages = app.MapGroup("/stripe").DisableAntiforgery().AddEndpointFilter<PageErrors>();
        pages.MapGet("/pay/{id}", (string id, CheckoutPage page) => page.Show(id, refusal: null));
        pages.MapPost("/pay/{id}", Pay);
        pages.MapPost("/pay/{id}/code", ApplyCode);
        pages.MapGet("/authenticate/{id}", AuthenticationPage.Show);
        pages.MapPost("/authenticate/{id}", Answer);
        pages.MapGet("/invoice/{id}", (string id, InvoicePage page) => page.Show(id, refusal: null));
        pages.MapGet("/invoice/{id}/pdf", (string id, InvoicePage page) => page.Document(id));
        pages.MapPost("/invoice/{id}", PayInvoice);
        PortalActions.Map(pages.MapGroup("/portal/{id}"));
    }

    public static IResult SeeOther(string url) => new SeeOtherResult(url);

    private static IResult Pay(
        string id,
        [FromForm] string? card,
        [FromForm] string? email,
        Cashier cashier,
        CheckoutPage page
    )
    {
        var outcome = cashier.Pay(id, card ?? "", email);
        return outcome.Redirect is { } url ? SeeOther(url) : page.Show(id, outcome.Refusal);
    }

    private static IResult ApplyCode(string id, [FromForm] string? code, Checkout checkout, CheckoutPage page) =>
        checkout.ApplyCode(id, code ?? "") is { } refusal ? page.Show(id, refusal) : SeeOther($"/stripe/pay/{id}");

    private static IResult PayInvoice(string id, [FromForm] string? card, Cashier cashier, InvoicePage page)
    {
        var outcome = cashier.PayInvoice(id, card ?? "");
        return outcome.Redirect is { } url ? SeeOther(url) : page.Show(id, outcome.Refusal);
    }

    private static IResult Answer(
        string id,
        [FromForm] string? answer,
        Cashier cashier,
        CheckoutPage checkout,
        InvoicePage invoice
    )
    {
        var subject = cashier.Find(id)?.Subject;
        var outcome = cashier.Answer(id, confirmed: answer == "complete");
        return outcome switch
        {
            { Refusal: { } refusal } when subject is null => Html.Page("3-D Secure", Html.Encode(refusal)),
            { Refusal: { } refusal } => subject!.StartsWith("in_", StringComparison.Ordinal)
                ? invoice.Show(subject, refusal)
                : checkout.Show(subject, refusal),
            _ => SeeOther(outcome.Redirect!),
        };
    }

    private sealed class SeeOtherResult(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }

    private sealed class PageErrors : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(
            EndpointFilterInvocationContext context,
            EndpointFilterDelegate next
        )
        {
            try
            {
                return await next(context);
            }
            catch (StripeException refusal)
            {
                return Html.Page("Not possible", Html.Encode(refusal.Message), refusal.Status);
            }
        }
    }
}
