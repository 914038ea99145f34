using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>How tests come to plans as they need them.</summary>
public static class PlanSteps
{
    public const string Plans = "/api/v1/admin/plans";

    /// <summary>The plan as staff reads it, which is what a change of it is made from.</summary>
    public static async Task<JsonObject> PlanAsync(this User staff, string code) =>
        JsonNode.Parse((await staff.Api.GetAsync($"{Plans}/{code}")).ShouldBe(200).Body)!.AsObject();

    /// <summary>Changes the plan as it stands now.</summary>
    public static async Task<ApiAnswer> EditPlanAsync(this User admin, string code, Action<JsonObject> change)
    {
        var plan = await admin.PlanAsync(code);
        plan.Remove("code");
        change(plan);
        return await admin.Api.PutAsync($"{Plans}/{code}", plan);
    }

    /// <summary>Behind the server's back.</summary>
    public static Task<int> SetMemberLimitAsync(this StreamHubServer server, string plan, int members) =>
        server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE plans SET member_limit = {members} WHERE code = {plan}")
        );
}
