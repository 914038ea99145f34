using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.OrganizationSteps;

namespace StreamHub.IntegrationTests.Features;

/// <summary>How many people an organization may have is its plan's to say, invited ones included.</summary>
public sealed class MemberLimitTests(StreamHubServer server) : IClassFixture<StreamHubServer>, IAsyncLifetime
{
    private const int Allowed = 3;

    public async ValueTask InitializeAsync() => await server.SetMemberLimitAsync("free", Allowed);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Members_and_open_invitations_take_places_and_the_next_one_is_refused()
    {
        var (owner, studio) = await StudioAsync();
        await server.JoinAsync(owner, studio);
        (await InviteAsync(owner, studio, "third@example.com")).ShouldBe(201);

        var refusal = await InviteAsync(owner, studio, "fourth@example.com");

        refusal.ShouldBeProblem(409, "plan_limit_reached");
        refusal.Text("limit").ShouldBe("members");
        refusal.At("used").GetInt64().ShouldBe(Allowed);
        refusal.At("allowed").GetInt64().ShouldBe(Allowed);
        refusal.Text("requiredPlan").ShouldBe("pro");
        (await InviteAsync(owner, studio, "third@example.com")).ShouldBe(201);
        (await UsageAsync(owner, studio)).ShouldBe((Allowed, Allowed));
    }

    [Fact]
    public async Task A_revoked_invitation_and_one_that_expired_give_their_places_back()
    {
        var (owner, studio) = await StudioAsync();
        var revoked = await InviteAsync(owner, studio, "a@example.com");
        (await InviteAsync(owner, studio, "b@example.com")).ShouldBe(201);
        (await InviteAsync(owner, studio, "c@example.com")).ShouldBeProblem(409, "plan_limit_reached");

        (await owner.Api.DeleteAsync($"{InvitationsOf(studio)}/{revoked.Text("id")}")).ShouldBe(204);
        (await InviteAsync(owner, studio, "c@example.com")).ShouldBe(201);
        (await InviteAsync(owner, studio, "d@example.com")).ShouldBeProblem(409, "plan_limit_reached");

        server.Time.Advance(TimeSpan.FromDays(7));
        owner = await server.LogInAgainAsync(owner);
        (await InviteAsync(owner, studio, "d@example.com")).ShouldBe(201);
    }

    [Fact]
    public async Task Of_invitations_at_once_for_the_last_place_one_wins()
    {
        for (var round = 0; round < 5; round++)
        {
            var (owner, studio) = await StudioAsync();
            (await InviteAsync(owner, studio, "first@example.com")).ShouldBe(201);

            var answers = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(one => InviteAsync(owner, studio, $"person{one}@example.com"))
            );

            answers.Count(answer => answer.Status == 201).ShouldBe(1);
            foreach (var late in answers.Where(answer => answer.Status != 201))
            {
                late.ShouldBeProblem(409, "plan_limit_reached");
            }

            (await UsageAsync(owner, studio)).ShouldBe((Allowed, Allowed));
        }
    }

    [Fact]
    public async Task A_plan_that_becomes_smaller_takes_nobody_away_and_lets_nobody_new_in()
    {
        var (owner, studio) = await StudioAsync();
        var member = await server.JoinAsync(owner, studio);
        var invited = await server.RegisterConfirmedAsync();
        var token = await server.InviteAsync(owner, studio, invited.Email);

        await server.SetMemberLimitAsync("free", 1);
        var refusal = await invited.AcceptAsync(token);
        refusal.ShouldBeProblem(409, "plan_limit_reached").At("used").GetInt64().ShouldBe(2);
        (await member.RolesAsync(studio)).Count.ShouldBe(2);
        (await UsageAsync(owner, studio)).ShouldBe((3, 1));

        await server.SetMemberLimitAsync("free", Allowed);
        (await invited.AcceptAsync(token)).ShouldBe(200);
    }

    [Fact]
    public async Task One_organizations_people_are_not_anothers()
    {
        var (owner, studio) = await StudioAsync();
        var (other, elsewhere) = await StudioAsync();
        (await InviteAsync(owner, studio, "a@example.com")).ShouldBe(201);
        (await InviteAsync(owner, studio, "b@example.com")).ShouldBe(201);

        (await UsageAsync(other, elsewhere)).ShouldBe((1, Allowed));
        (await InviteAsync(other, elsewhere, "a@example.com")).ShouldBe(201);
    }

    private static Task<ApiAnswer> InviteAsync(User owner, Guid studio, string email) =>
        owner.Api.PostAsync(InvitationsOf(studio), new { email });

    private static async Task<(long Used, long Allowed)> UsageAsync(User owner, Guid studio)
    {
        var plan = await owner.Api.For($"{studio}").GetAsync(BillingSteps.Plan);
        var members = plan.ShouldBe(200)
            .At("usage")
            .EnumerateArray()
            .Single(one => one.GetProperty("limit").GetString() == "members");
        return (members.GetProperty("used").GetInt64(), members.GetProperty("allowed").GetInt64());
    }

    private async Task<(User Owner, Guid Studio)> StudioAsync()
    {
        var owner = await server.RegisterAsync();
        return (owner, await owner.FoundAsync());
    }
}
