using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.PlanSteps;

namespace StreamHub.IntegrationTests.Features;

public sealed class AdminPlanTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_plans_limits_and_prices_change_for_everybody_and_who_did_it_is_told()
    {
        var admin = await server.StaffAsync();
        var before = await admin.PlanAsync("agency");

        var changed = await admin.EditPlanAsync(
            "agency",
            plan =>
            {
                plan["monthlyAmount"] = 8_900;
                plan["limits"]!["channels"] = 12;
            }
        );

        changed.ShouldBe(200).At("version").GetInt64().ShouldBe(before["version"]!.GetValue<long>() + 1);
        var offered = (await server.Anonymous().GetAsync("/api/v1/billing/plans")).At("items")[2];
        offered.GetProperty("monthlyAmount").GetInt64().ShouldBe(8_900);
        offered.GetProperty("limits").GetProperty("channels").GetInt32().ShouldBe(12);
        var told = await admin.Api.GetAsync($"/api/v1/admin/security-events?kind=planChanged&userId={admin.Id}");
        var last = told.ShouldBe(200).At("items")[0];
        last.GetProperty("actorId").GetGuid().ShouldBe(admin.Id);
        last.GetProperty("detail").GetString().ShouldBe("agency: monthlyAmount 7900 to 8900, channels 10 to 12");
        (await admin.EditPlanAsync("agency", plan => Restore(plan, before))).ShouldBe(200);
    }

    [Fact]
    public async Task Who_decided_over_an_older_list_decides_again()
    {
        var admin = await server.StaffAsync();
        var stale = await admin.PlanAsync("pro");
        (await admin.EditPlanAsync("agency", plan => plan["name"] = "Agency")).ShouldBe(200);
        stale.Remove("code");

        (await admin.Api.PutAsync($"{Plans}/pro", stale)).ShouldBeProblem(409, "changed_meanwhile");
    }

    [Fact]
    public async Task Of_edits_at_once_one_wins()
    {
        var admin = await server.StaffAsync();
        for (var round = 0; round < 5; round++)
        {
            var (pro, agency) = (await admin.PlanAsync("pro"), await admin.PlanAsync("agency"));
            pro.Remove("code");
            agency.Remove("code");

            var answers = await Task.WhenAll(
                admin.Api.PutAsync($"{Plans}/pro", pro),
                admin.Api.PutAsync($"{Plans}/agency", agency),
                admin.Api.PutAsync($"{Plans}/pro", pro)
            );

            answers.Select(answer => answer.Status).ShouldBe([200, 409, 409], ignoreOrder: true);
            answers.First(answer => answer.Status == 409).ShouldBeProblem(409, "changed_meanwhile");
        }
    }

    [Fact]
    public async Task What_does_not_go_together_is_refused_and_changes_nothing()
    {
        var admin = await server.StaffAsync();
        var before = await admin.PlanAsync("pro");

        (await admin.EditPlanAsync("pro", plan => plan["rank"] = 2)).ShouldBeProblem(409, "plan_rank_taken");
        (await admin.EditPlanAsync("pro", plan => plan["monthlyAmount"] = 0)).ShouldBeProblem(
            400,
            "plan_price_missing"
        );
        (await admin.EditPlanAsync("free", plan => plan["onSale"] = false)).ShouldBeProblem(
            409,
            "free_plan_stays_free"
        );
        (await admin.EditPlanAsync("pro", plan => plan["limits"]!["members"] = -1)).ShouldBeProblem(
            400,
            "plan_limit_invalid"
        );
        var disorder = await admin.EditPlanAsync("pro", plan => plan["limits"]!["members"] = null);
        disorder.ShouldBeProblem(409, "plan_out_of_order").Text("plan").ShouldBe("agency");
        (await admin.EditPlanAsync("pro", plan => plan["currency"] = "xxx")).ShouldBeProblem(400, "validation_failed");
        (
            await admin.EditPlanAsync(
                "pro",
                plan =>
                {
                    plan["currency"] = "kwd";
                    plan["monthlyAmount"] = 1_901;
                }
            )
        ).ShouldBeProblem(400, "plan_amount_invalid");
        (await admin.Api.PutAsync($"{Plans}/none", Body(before))).ShouldBeProblem(404, "plan_not_found");
        (await admin.Api.GetAsync($"{Plans}/none")).ShouldBeProblem(404, "plan_not_found");
        (await admin.PlanAsync("pro")).ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Fact]
    public async Task A_further_plan_is_sold_and_a_withdrawn_one_is_not_but_stays_with_who_has_it()
    {
        var admin = await server.StaffAsync();
        var plan = Body(await admin.PlanAsync("agency"));
        plan.Remove("version");
        plan["code"] = "studio";
        plan["rank"] = 3;
        plan["currency"] = "jpy";
        plan["monthlyAmount"] = 12_000;
        WithoutLimit(plan["limits"]!.AsObject());
        var created = await admin.Api.PostAsync(Plans, plan);
        created.ShouldBe(201);
        created.Headers.Location!.OriginalString.ShouldBe($"{Plans}/studio");
        (await admin.Api.PostAsync(Plans, plan)).ShouldBeProblem(409, "plan_code_taken");
        plan["code"] = "studio-2";
        (await admin.Api.PostAsync(Plans, plan)).ShouldBeProblem(409, "plan_rank_taken");

        var owner = await server.RegisterAsync();
        var price = (await server.SubscribeAsync(owner, "studio")).Items.Data[0].Price;
        (price.Currency, price.UnitAmount).ShouldBe(("jpy", 12_000));

        (await admin.EditPlanAsync("studio", one => one["onSale"] = false)).ShouldBe(200);

        (await owner.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("studio");
        var newcomer = await server.RegisterAsync();
        (await newcomer.CheckoutAsync("studio")).ShouldBeProblem(400, "plan_withdrawn");
        var offered = await server.Anonymous().GetAsync("/api/v1/billing/plans");
        offered.Body.ShouldNotContain("studio");
        (await admin.Api.GetAsync(Plans)).Body.ShouldContain("studio");
    }

    [Fact]
    public async Task Support_reads_and_others_do_not()
    {
        var support = await server.StaffAsync("Support");
        var user = await server.RegisterAsync();
        var body = Body(await support.PlanAsync("pro"));

        (await support.Api.GetAsync(Plans)).ShouldBe(200).At("items").GetArrayLength().ShouldBeGreaterThan(2);
        (await support.Api.PutAsync($"{Plans}/pro", body)).ShouldBeProblem(403, "forbidden");
        (await support.Api.PostAsync(Plans, body)).ShouldBeProblem(403, "forbidden");
        (await user.Api.GetAsync(Plans)).ShouldBeProblem(403, "forbidden");
        (await user.Api.GetAsync($"{Plans}/pro")).ShouldBeProblem(403, "forbidden");
    }

    // Whatever becomes of the plans below it, it includes them.
    private static void WithoutLimit(JsonObject limits)
    {
        foreach (var limit in limits.Where(limit => limit.Value?.GetValueKind() == JsonValueKind.Number).ToList())
        {
            limits[limit.Key] = limit.Key == "requestsPerMinute" ? 1_000_000 : null;
        }
    }

    private static JsonObject Body(JsonObject plan)
    {
        plan = plan.DeepClone().AsObject();
        plan.Remove("code");
        return plan;
    }

    private static void Restore(JsonObject plan, JsonObject before)
    {
        plan["monthlyAmount"] = before["monthlyAmount"]!.DeepClone();
        plan["limits"] = before["limits"]!.DeepClone();
    }
}
