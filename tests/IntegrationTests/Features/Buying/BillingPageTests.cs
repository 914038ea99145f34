using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Buying;

public sealed class BillingPageTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Invoices = "/api/v1/billing/invoices";

    [Fact]
    public async Task The_portal_opens_for_who_has_been_at_a_checkout()
    {
        var user = await server.RegisterAsync();
        (await user.BillAsync("portal", new { })).ShouldBeProblem(409, "no_billing_customer");
        await server.SubscribeAsync(user);

        var portal = await user.BillAsync("portal", new { returnUrl = "https://streamhub.test/account" });

        portal.ShouldBe(200).Text("portalUrl").ShouldContain("/stripe/portal/");
    }

    [Theory]
    [InlineData("https://elsewhere.test/")]
    [InlineData("https://streamhub.test@elsewhere.test/")]
    public async Task The_portal_leads_back_to_us_only(string returnUrl)
    {
        var user = await server.RegisterAsync();

        (await user.BillAsync("portal", new { returnUrl })).ShouldBeProblem(400, "return_url_not_allowed");
    }

    [Fact]
    public async Task Invoices_are_listed_newest_first_with_the_pages_that_show_them()
    {
        var user = await server.RegisterAsync();
        (await user.Api.GetAsync(Invoices)).ShouldBe(200).At("items").GetArrayLength().ShouldBe(0);
        await server.SubscribeAsync(user);
        (await user.BillAsync("change", new { plan = "agency" })).ShouldBe(200);

        var first = (await user.Api.GetAsync($"{Invoices}?limit=1")).ShouldBe(200);
        var second = (await user.Api.GetAsync($"{Invoices}?limit=1&cursor={first.Text("nextCursor")}")).ShouldBe(200);

        var latest = first.At("items")[0];
        latest.GetProperty("status").GetString().ShouldBe("paid");
        latest.GetProperty("currency").GetString().ShouldBe("usd");
        latest.GetProperty("amountPaid").GetInt64().ShouldBe(server.ChargesOf(user)[^1].Amount);
        latest.GetProperty("hostedUrl").GetString().ShouldStartWith("http");
        second.At("items")[0].GetProperty("total").GetInt64().ShouldBe(1_900);
        second.At("nextCursor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        await server.WhenIdleAsync();
    }

    [Fact]
    public async Task An_amount_in_yen_has_no_smaller_unit()
    {
        var user = await server.RegisterAsync();
        await StripeApi.SubscribeInAsync(server, user, "jpy", 2_800);
        await server.WhenIdleAsync();

        var invoice = (await user.Api.GetAsync(Invoices)).ShouldBe(200).At("items")[0];

        (invoice.GetProperty("currency").GetString(), invoice.GetProperty("total").GetInt64()).ShouldBe(("jpy", 2_800));
    }

    [Fact]
    public async Task Another_organizations_invoices_are_in_no_list()
    {
        var victim = await server.RegisterAsync();
        await server.SubscribeAsync(victim);
        (await victim.BillAsync("change", new { plan = "agency" })).ShouldBe(200);
        var cursor = (await victim.Api.GetAsync($"{Invoices}?limit=1")).Text("nextCursor");
        var other = await server.RegisterAsync();
        await server.SubscribeAsync(other);

        var page = await other.Api.GetAsync($"{Invoices}?cursor={cursor}");

        var theirs = server.Sandbox.Stripe.Invoices.Where(one => one.Customer == server.AtStripe(victim).Customer);
        theirs.ShouldAllBe(invoice => !page.Body.Contains(invoice.Id));
        await server.WhenIdleAsync();
    }

    [Fact]
    public async Task A_plain_member_sees_invoices_and_changes_nothing()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var member = await server.JoinAsync(owner, studio);
        var api = member.Api.For($"{studio}");

        (await api.GetAsync(Invoices)).ShouldBe(200);
        foreach (var operation in new[] { "portal", "change", "change/preview", "cancel", "resume", "checkout" })
        {
            (
                await api.PostAsync($"{BuyingSteps.Billing}/{operation}", new { plan = "pro", atPeriodEnd = true })
            ).ShouldBe(403, operation);
        }

        (await server.Anonymous().GetAsync(Invoices)).ShouldBe(401);
    }

    [Fact]
    public async Task While_the_vendor_is_away_nothing_is_made_up()
    {
        var user = await server.RegisterAsync();
        await server.SubscribeAsync(user);
        using var outage = VendorOutage.Down(server, Vendors.Stripe);

        (await user.Api.GetAsync(Invoices)).ShouldBeProblem(503, "payment_vendor_unavailable");
        (await user.BillAsync("portal", new { })).ShouldBeProblem(503, "payment_vendor_unavailable");
        (await user.BillAsync("cancel", new { atPeriodEnd = false })).ShouldBeProblem(
            503,
            "payment_vendor_unavailable"
        );
        (await user.ResumeAsync()).ShouldBeProblem(503, "payment_vendor_unavailable");
    }
}
