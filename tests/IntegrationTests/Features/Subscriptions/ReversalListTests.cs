using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Subscriptions;

/// <summary>Who reads of refunds and disputes, and what.</summary>
public sealed class ReversalListTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Own = "/api/v1/billing/reversals";
    private const string Everybodys = "/api/v1/admin/billing/reversals";

    [Fact]
    public async Task An_organization_reads_its_own_and_no_other_does()
    {
        var (customer, stranger) = (await server.RegisterAsync(), await server.RegisterAsync());
        await RefundAsync(customer, amount: 500);

        var refund = Items(await customer.Api.GetAsync(Own)).ShouldHaveSingleItem();

        refund.GetProperty("state").GetString().ShouldBe("refunded");
        refund.GetProperty("amount").GetInt64().ShouldBe(500);
        refund.GetProperty("currency").GetString().ShouldBe("usd");
        refund.TryGetProperty("chargeExternalId", out _).ShouldBeFalse();
        Items(await stranger.Api.GetAsync(Own)).ShouldBeEmpty();
        Items(await (await server.StaffAsync("Support")).Api.GetAsync(Own)).ShouldBeEmpty();
    }

    [Fact]
    public async Task They_come_page_by_page_the_latest_first()
    {
        var customer = await server.RegisterAsync();
        await RefundAsync(customer, amount: 500);
        server.Advance(TimeSpan.FromMinutes(1));
        server.Sandbox.Stripe.OpenDispute(server.ChargesOf(customer)[0].Id);
        await server.WhenIdleAsync();

        var first = (await customer.Api.GetAsync($"{Own}?limit=1")).ShouldBe(200);
        var rest = (await customer.Api.GetAsync($"{Own}?limit=1&cursor={first.Text("nextCursor")}")).ShouldBe(200);

        Items(first).ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("disputed");
        Items(rest).ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("refunded");
        rest.Text("nextCursor").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("Support")]
    public async Task Staff_reads_everybodys_or_one_organizations(string role)
    {
        var (one, other) = (await server.RegisterAsync(), await server.RegisterAsync());
        await RefundAsync(one, amount: 500);
        await RefundAsync(other, amount: 700);
        var staff = await server.StaffAsync(role);

        var latest = Items(await staff.Api.GetAsync($"{Everybodys}?limit=2"));
        latest.Select(OrganizationOf).ShouldBe([one.OrganizationId, other.OrganizationId], ignoreOrder: true);

        var refund = Items(await staff.Api.GetAsync($"{Everybodys}?organizationId={one.OrganizationId}"))
            .ShouldHaveSingleItem();
        OrganizationOf(refund).ShouldBe(one.OrganizationId);
        refund.GetProperty("chargeExternalId").GetString().ShouldBe(server.ChargesOf(one)[0].Id);
        Items(await staff.Api.GetAsync($"{Everybodys}?organizationId={Guid.NewGuid()}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everybodys_are_for_staff()
    {
        var user = await server.RegisterAsync();

        (await user.Api.GetAsync(Everybodys)).ShouldBe(403);
        (await server.Anonymous().GetAsync(Everybodys)).ShouldBe(401);
        (await server.Anonymous().GetAsync(Own)).ShouldBe(401);
    }

    private static List<JsonElement> Items(ApiAnswer page) => [.. page.ShouldBe(200).At("items").EnumerateArray()];

    private static Guid OrganizationOf(JsonElement reversal) => reversal.GetProperty("organizationId").GetGuid();

    private async Task RefundAsync(User customer, long amount)
    {
        await server.SubscribeAsync(customer);
        server.Sandbox.Stripe.Refund(server.ChargesOf(customer)[0].Id, amount);
        await server.WhenIdleAsync();
    }
}
