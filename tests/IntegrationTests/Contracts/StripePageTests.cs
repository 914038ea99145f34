using System.Net;
using System.Text;
using Shouldly;
using StreamHub.VendorSandbox.Stripe.Objects;
using Xunit;
using static StreamHub.IntegrationTests.Contracts.StripeSteps;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>The sandbox's hosted pages, as a browser without scripts uses them.</summary>
public sealed class StripePageTests
{
    [Fact]
    public async Task The_checkout_page_takes_a_code_and_a_card_and_refuses_a_declined_one()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        using var browser = Browser(stripe);
        var coupon = await stripe.PostFormAsync("v1/coupons", ("percent_off", "10"));
        await stripe.PostFormAsync(
            "v1/promotion_codes",
            ("promotion[type]", "coupon"),
            ("promotion[coupon]", coupon.Id()),
            ("code", "TEN")
        );
        var session = await stripe.CheckoutAsync(
            await stripe.CustomerAsync(),
            await stripe.PriceAsync(1900, currency: "jpy"),
            ("allow_promotion_codes", "true")
        );

        (await browser.GetStringAsync($"stripe/pay/{session}")).ShouldContain(
            """<strong id="total">1900 JPY</strong>"""
        );
        (await PostAsync(browser, $"stripe/pay/{session}/code", ("code", "ten"))).Status.ShouldBe(303);
        (await browser.GetStringAsync($"stripe/pay/{session}")).ShouldContain(
            """<strong id="total">1710 JPY</strong>"""
        );
        var declined = await PostAsync(browser, $"stripe/pay/{session}", ("card", "4000000000000002"));
        var paid = await PostAsync(browser, $"stripe/pay/{session}", ("card", "4242424242424242"));

        declined.Text.ShouldContain("Your card was declined.");
        paid.Location.ShouldBe($"https://streamhub.test/done?session={session}");
    }

    [Fact]
    public async Task The_bank_s_page_confirms_or_not()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        using var browser = Browser(stripe);
        var session = await stripe.CheckoutAsync(await stripe.CustomerAsync(), await stripe.PriceAsync(1900));

        var first = (await PostAsync(browser, $"stripe/pay/{session}", ("card", ConfirmedOnce))).Location!;
        var failed = await PostAsync(browser, first, ("answer", "fail"));
        var second = (await PostAsync(browser, $"stripe/pay/{session}", ("card", ConfirmedOnce))).Location!;
        var page = await browser.GetStringAsync(second);
        var completed = await PostAsync(browser, second, ("answer", "complete"));

        failed.Text.ShouldContain("unable to authenticate");
        page.ShouldContain("""<button id="complete" """.TrimEnd());
        completed.Location.ShouldBe($"https://streamhub.test/done?session={session}");
    }

    [Fact]
    public async Task The_invoice_page_is_open_to_be_paid_and_there_is_a_document()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        using var browser = Browser(stripe);
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        stripe.Sandbox.Stripe.SetCard(bought.Customer, DeclinedLater);
        stripe.Sandbox.Stripe.Advance(32 * Day);
        var invoice = stripe.LastInvoice(bought.Id);

        (await browser.GetStringAsync(invoice.HostedInvoiceUrl)).ShouldContain("""<form method="post" """.TrimEnd());
        var paid = await PostAsync(browser, invoice.HostedInvoiceUrl!, ("card", "4242424242424242"));

        paid.Location.ShouldBe(invoice.HostedInvoiceUrl);
        (await browser.GetStringAsync(invoice.HostedInvoiceUrl)).ShouldContain("""<span id="status">paid</span>""");
        var document = await browser.GetByteArrayAsync(invoice.InvoicePdf);
        Encoding.ASCII.GetString(document[..5]).ShouldBe("%PDF-");
    }

    [Fact]
    public async Task The_portal_changes_cancels_and_keeps_and_takes_a_new_card()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        using var browser = Browser(stripe);
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        var better = await stripe.PriceAsync(4900);
        var portal = await stripe.PostFormAsync(
            "v1/billing_portal/sessions",
            ("customer", bought.Customer),
            ("return_url", "https://streamhub.test/account")
        );
        var url = portal.GetProperty("url").GetString()!;
        var mine = $"{url}/subscriptions/{bought.Id}";

        (await browser.GetStringAsync(url)).ShouldContain(better);
        (await PostAsync(browser, $"{mine}/change", ("price", better))).Location.ShouldBe(new Uri(url).AbsolutePath);
        stripe.Now(bought.Id).Items.Data[0].Price.Id.ShouldBe(better);
        await PostAsync(browser, $"{mine}/cancel", ("when", "period_end"));
        stripe.Now(bought.Id).CancelAtPeriodEnd.ShouldBeTrue();
        await PostAsync(browser, $"{mine}/cancel", ("when", "never"));
        stripe.Now(bought.Id).CancelAtPeriodEnd.ShouldBeFalse();
        (await PostAsync(browser, $"{url}/card", ("card", "4000000000000002"))).Text.ShouldContain("declined");
        await PostAsync(browser, $"{url}/card", ("card", "5555555555554444"));
        stripe.Now(bought.Id).DefaultPaymentMethod.ShouldNotBe(bought.DefaultPaymentMethod);
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_portal_does_only_what_is_allowed_and_only_to_what_is_the_customer_s()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        using var browser = Browser(stripe);
        var mine = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        var foreign = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        var configuration = await stripe.PostFormAsync(
            "v1/billing_portal/configurations",
            ("features[subscription_cancel][enabled]", "false"),
            ("features[invoice_history][enabled]", "true")
        );
        var portal = await stripe.PostFormAsync(
            "v1/billing_portal/sessions",
            ("customer", mine.Customer),
            ("configuration", configuration.Id())
        );
        var free = await stripe.PostFormAsync("v1/billing_portal/sessions", ("customer", mine.Customer));
        var (strict, usual) = (portal.GetProperty("url").GetString()!, free.GetProperty("url").GetString()!);

        foreach (var target in new[] { $"{strict}/subscriptions/{mine.Id}", $"{usual}/subscriptions/{foreign.Id}" })
        {
            (await PostAsync(browser, $"{target}/cancel", ("when", "now"))).Status.ShouldBe(404);
        }

        stripe.Sandbox.Stripe.Subscriptions.ShouldAllBe(one => one.Status == SubscriptionStatus.Active);
        await stripe.GetAsync("v1/billing_portal/configurations");
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_portal_can_be_opened_for_one_thing_and_leads_back_after_it()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        using var browser = Browser(stripe);
        var bought = await stripe.SubscribeAsync(await stripe.PriceAsync(1900));
        var portal = await stripe.PostFormAsync(
            "v1/billing_portal/sessions",
            ("customer", bought.Customer),
            ("flow_data[type]", "subscription_cancel"),
            ("flow_data[subscription_cancel][subscription]", bought.Id),
            ("flow_data[after_completion][type]", "redirect"),
            ("flow_data[after_completion][redirect][return_url]", "https://streamhub.test/after")
        );
        var url = portal.GetProperty("url").GetString()!;

        var page = await browser.GetStringAsync(url);
        var done = await PostAsync(browser, $"{url}/subscriptions/{bought.Id}/cancel", ("when", "now"));

        page.ShouldNotContain("""id="new-card" """.TrimEnd());
        done.Location.ShouldBe("https://streamhub.test/after");
        (await stripe.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_that_nobody_pays_expires_after_a_day()
    {
        await using var stripe = await SandboxConversation.WithStripeAsync();
        var session = await stripe.CheckoutAsync(await stripe.CustomerAsync(), await stripe.PriceAsync(1900));

        stripe.Sandbox.Stripe.Advance(2 * Day);

        var expired = await stripe.GetAsync($"v1/checkout/sessions/{session}");
        expired.GetProperty("status").GetString().ShouldBe("expired");
        var told = stripe.Sandbox.Stripe.Events.Single(one => one.Type == "checkout.session.expired");
        told.Created.ShouldBe(expired.GetProperty("expires_at").GetInt64());
        stripe.Sandbox.Stripe.Pay(session).Refusal.ShouldNotBeNull();
    }

    private static HttpClient Browser(SandboxConversation stripe) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = stripe.Sandbox.Address };

    private static async Task<(int Status, string? Location, string Text)> PostAsync(
        HttpClient browser,
        string url,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        using var answer = await browser.PostAsync(url, form);
        return (
            (int)answer.StatusCode,
            answer.Headers.Location?.OriginalString,
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())
        );
    }
}
