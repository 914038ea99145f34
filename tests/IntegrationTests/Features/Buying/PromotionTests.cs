using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Buying;

public sealed class PromotionTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Promotions = "/api/v1/admin/promotions";

    [Fact]
    public async Task A_code_makes_a_purchase_cheaper_and_who_made_it_is_told()
    {
        var admin = await server.StaffAsync();
        var made = await admin.Api.PostAsync(
            Promotions,
            new
            {
                code = "HALF",
                duration = "repeating",
                months = 3,
                percentOff = 50,
            }
        );
        made.ShouldBe(201).At("active").GetBoolean().ShouldBeTrue();
        made.At("months").GetInt32().ShouldBe(3);

        var user = await server.RegisterAsync();
        (await CheckoutAsync(user, "HALF")).ShouldBe(201);

        server.OpenSessionsOf(user).Single().AmountTotal.ShouldBe(950);
        var told = await admin.Api.GetAsync("/api/v1/admin/security-events?kind=promotionCreated");
        told.At("items")[0].GetProperty("detail").GetString().ShouldBe("HALF: 50 % off, Repeating");
    }

    [Fact]
    public async Task An_amount_has_the_minor_units_of_its_currency()
    {
        var admin = await server.StaffAsync();

        var made = await admin.Api.PostAsync(
            Promotions,
            new
            {
                code = "YEN500",
                duration = "once",
                amountOff = 500,
                currency = "jpy",
            }
        );

        made.ShouldBe(201).At("amountOff").GetInt64().ShouldBe(500);
        var coupon = server.Sandbox.Stripe.Coupons.Single(one => one.Name == "YEN500");
        (coupon.AmountOff, coupon.Currency).ShouldBe((500, "jpy"));
    }

    [Theory]
    [InlineData("NEVER")]
    [InlineData("OVER")]
    public async Task A_code_that_is_not_there_or_no_more_buys_nothing(string code)
    {
        var admin = await server.StaffAsync();
        if (code == "OVER")
        {
            await MakeAsync(admin, code);
            var over = await admin.Api.PostAsync($"{Promotions}/{code}/deactivate");
            over.ShouldBe(200).At("active").GetBoolean().ShouldBeFalse();
            (await admin.Api.PostAsync($"{Promotions}/{code}/deactivate")).ShouldBe(200);
        }

        var user = await server.RegisterAsync();

        (await CheckoutAsync(user, code)).ShouldBeProblem(400, "promotion_code_invalid");

        server.SessionsOf(user).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_for_newcomers_is_not_for_who_has_paid()
    {
        var admin = await server.StaffAsync();
        (
            await admin.Api.PostAsync(
                Promotions,
                new
                {
                    code = "WELCOME",
                    duration = "once",
                    percentOff = 10,
                    firstTimeOnly = true,
                }
            )
        ).ShouldBe(201);
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        server.Sandbox.Stripe.CancelSubscription(subscription.Id);
        await server.WhenIdleAsync();

        (await CheckoutAsync(user, "WELCOME")).ShouldBeProblem(400, "promotion_code_invalid");
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var admin = await server.StaffAsync();
        await MakeAsync(admin, "TWICE");

        var second = await admin.Api.PostAsync(
            Promotions,
            new
            {
                code = "TWICE",
                duration = "once",
                percentOff = 10,
            }
        );

        second.ShouldBeProblem(409, "promotion_code_taken");
    }

    [Fact]
    public async Task They_are_listed_newest_first_and_page_by_page()
    {
        var admin = await server.StaffAsync();
        foreach (var code in new[] { "LIST-1", "LIST-2", "LIST-3" })
        {
            await MakeAsync(admin, code);
        }

        var first = (await admin.Api.GetAsync($"{Promotions}?limit=2&active=true")).ShouldBe(200);
        var second = await admin.Api.GetAsync($"{Promotions}?limit=1&active=true&cursor={first.Text("nextCursor")}");

        first
            .At("items")
            .EnumerateArray()
            .Select(one => one.GetProperty("code").GetString())
            .ShouldBe(["LIST-3", "LIST-2"]);
        second.ShouldBe(200).At("items")[0].GetProperty("code").GetString().ShouldBe("LIST-1");
    }

    [Fact]
    public async Task A_coupon_of_which_we_did_not_learn_is_not_made_twice()
    {
        var admin = await server.StaffAsync();
        var lost = new Fault
        {
            Kind = FaultKind.Reset,
            Phase = FaultPhase.After,
            Path = "/v1/coupons",
        };
        var body = new
        {
            code = "LOST",
            duration = "once",
            percentOff = 10,
        };
        using (VendorOutage.Of(server, Vendors.Stripe, lost))
        {
            (await admin.Api.PostAsync(Promotions, body)).ShouldBeProblem(503, "payment_vendor_unavailable");
        }

        (await admin.Api.PostAsync(Promotions, body)).ShouldBe(201);

        server.Sandbox.Stripe.Coupons.Count(coupon => coupon.Name == "LOST").ShouldBe(1);
    }

    [Fact]
    public async Task Only_admins_make_them_and_support_sees_them()
    {
        var support = await server.StaffAsync("Support");
        var user = await server.RegisterAsync();
        var body = new
        {
            code = "MINE",
            duration = "once",
            percentOff = 100,
        };

        (await support.Api.GetAsync(Promotions)).ShouldBe(200);
        (await support.Api.PostAsync(Promotions, body)).ShouldBe(403);
        (await user.Api.GetAsync(Promotions)).ShouldBe(403);
        (await user.Api.PostAsync(Promotions, body)).ShouldBe(403);
        (await support.Api.PostAsync($"{Promotions}/MINE/deactivate")).ShouldBe(403);
    }

    [Theory]
    [InlineData("""{"code":"A","duration":"once"}""", "percentOff")]
    [InlineData("""{"code":"A","duration":"once","percentOff":10,"amountOff":100,"currency":"usd"}""", "percentOff")]
    [InlineData("""{"code":"A","duration":"once","percentOff":101}""", "percentOff")]
    [InlineData("""{"code":"A","duration":"once","amountOff":100}""", "currency")]
    [InlineData("""{"code":"A","duration":"once","percentOff":10,"currency":"usd"}""", "currency")]
    [InlineData("""{"code":"A","duration":"repeating","percentOff":10}""", "months")]
    [InlineData("""{"code":"A","duration":"once","percentOff":10,"months":2}""", "months")]
    [InlineData("""{"code":"A B","duration":"once","percentOff":10}""", "code")]
    [InlineData("""{"code":"A","duration":"once","percentOff":10,"expiresAt":"2020-01-01T00:00:00Z"}""", "expiresAt")]
    public async Task What_does_not_go_together_is_named(string body, string member)
    {
        var admin = await server.StaffAsync();

        var refused = await admin.Api.PostAsync(Promotions, System.Text.Json.Nodes.JsonNode.Parse(body)!);

        refused.ShouldBlame(member);
    }

    private static Task<ApiAnswer> CheckoutAsync(User user, string promotionCode) =>
        user.BillAsync("checkout", new { plan = "pro", promotionCode });

    private static async Task MakeAsync(User admin, string code) =>
        (
            await admin.Api.PostAsync(
                Promotions,
                new
                {
                    code,
                    duration = "once",
                    percentOff = 10,
                }
            )
        ).ShouldBe(201);
}
