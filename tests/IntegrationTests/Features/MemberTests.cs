using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.OrganizationSteps;

namespace StreamHub.IntegrationTests.Features;

public sealed class MemberTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Members_see_each_other_page_by_page()
    {
        var (owner, studio) = await StudioAsync();
        var admin = await server.JoinAsync(owner, studio, "admin");
        var member = await server.JoinAsync(owner, studio);

        var first = await member.Api.GetAsync($"{MembersOf(studio)}?limit=2");
        var second = await member.Api.GetAsync($"{MembersOf(studio)}?limit=2&cursor={first.Text("nextCursor")}");

        Emails(first).ShouldBe([member.Email, admin.Email]);
        Emails(second).ShouldBe([owner.Email]);
        second.Text("nextCursor").ShouldBeEmpty();

        static IEnumerable<string?> Emails(ApiAnswer page) =>
            page.ShouldBe(200).At("items").EnumerateArray().Select(one => one.GetProperty("email").GetString());
    }

    [Fact]
    public async Task Admins_change_members_and_what_they_change_acts_on_the_next_request()
    {
        var (owner, studio) = await StudioAsync();
        var admin = await server.JoinAsync(owner, studio, "admin");
        var member = await server.JoinAsync(owner, studio);
        (await member.Api.PatchAsync(PathOf(studio), new { name = "Mine" })).ShouldBeProblem(403, "forbidden");

        (await admin.Api.PatchAsync(MemberOf(studio, member.Id), new { role = "admin" })).ShouldBe(204);

        (await member.Api.PatchAsync(PathOf(studio), new { name = "Ours" })).ShouldBe(200);
        (await member.RolesAsync(studio))[member.Id].ShouldBe("admin");
        var told = (await server.OrganizationEventsAsync(studio))[^1];
        told.Kind.ShouldBe(SecurityEventKind.MemberRoleChanged);
        told.Detail.ShouldBe("Member to Admin");
        (told.ActorId, told.UserId).ShouldBe((admin.Id, member.Id));
    }

    [Fact]
    public async Task Admins_neither_make_nor_touch_owners()
    {
        var (owner, studio) = await StudioAsync();
        var admin = await server.JoinAsync(owner, studio, "admin");

        foreach (
            var answer in new[]
            {
                await admin.Api.PatchAsync(MemberOf(studio, admin.Id), new { role = "owner" }),
                await admin.Api.PatchAsync(MemberOf(studio, owner.Id), new { role = "member" }),
                await admin.Api.DeleteAsync(MemberOf(studio, owner.Id)),
            }
        )
        {
            answer.ShouldBeProblem(403, "organization_role_too_low");
        }

        (await admin.Api.PostAsync($"{PathOf(studio)}/transfer", new { userId = admin.Id })).ShouldBeProblem(
            403,
            "forbidden"
        );
        (await admin.Api.DeleteAsync(PathOf(studio))).ShouldBeProblem(403, "forbidden");
        (await admin.RolesAsync(studio))[owner.Id].ShouldBe("owner");
    }

    [Fact]
    public async Task Members_change_nobody()
    {
        var (owner, studio) = await StudioAsync();
        var member = await server.JoinAsync(owner, studio);

        (await member.Api.PatchAsync(MemberOf(studio, member.Id), new { role = "admin" })).ShouldBeProblem(
            403,
            "forbidden"
        );
        (await member.Api.DeleteAsync(MemberOf(studio, owner.Id))).ShouldBeProblem(403, "forbidden");
        (await member.Api.GetAsync(InvitationsOf(studio))).ShouldBeProblem(403, "forbidden");
        (await member.Api.PostAsync(InvitationsOf(studio), new { email = "somebody@example.com" })).ShouldBeProblem(
            403,
            "forbidden"
        );
    }

    [Fact]
    public async Task Whoever_is_removed_loses_access_with_the_next_request()
    {
        var (owner, studio) = await StudioAsync();
        var member = await server.JoinAsync(owner, studio);
        (await member.Api.For($"{studio}").GetAsync("/api/v1/videos")).ShouldBe(200);

        (await owner.Api.DeleteAsync(MemberOf(studio, member.Id))).ShouldBe(204);

        (await member.Api.For($"{studio}").GetAsync("/api/v1/videos")).ShouldBeProblem(404, "organization_not_found");
        (await member.Api.GetAsync(PathOf(studio))).ShouldBeProblem(404, "organization_not_found");
        (await member.Api.GetAsync("/api/v1/videos")).ShouldBe(200);
        (await owner.Api.DeleteAsync(MemberOf(studio, member.Id))).ShouldBeProblem(404, "member_not_found");
        var told = (await server.OrganizationEventsAsync(studio))[^1];
        (told.Kind, told.ActorId, told.UserId).ShouldBe((SecurityEventKind.MemberRemoved, owner.Id, member.Id));
    }

    [Fact]
    public async Task Members_leave_and_the_last_owner_does_not()
    {
        var (owner, studio) = await StudioAsync();
        var member = await server.JoinAsync(owner, studio);

        (await owner.Api.PostAsync($"{PathOf(studio)}/leave")).ShouldBeProblem(409, "last_owner");
        (await owner.Api.PatchAsync(MemberOf(studio, owner.Id), new { role = "member" })).ShouldBeProblem(
            409,
            "last_owner"
        );
        (await owner.Api.DeleteAsync(MemberOf(studio, owner.Id))).ShouldBeProblem(409, "last_owner");
        (await member.Api.PostAsync($"{PathOf(studio)}/leave")).ShouldBe(204);

        (await member.Api.PostAsync($"{PathOf(studio)}/leave")).ShouldBeProblem(404, "organization_not_found");
        (await owner.RolesAsync(studio)).Keys.ShouldBe([owner.Id]);
    }

    [Fact]
    public async Task Ownership_goes_to_a_member_and_leaves_an_admin_behind()
    {
        var (owner, studio) = await StudioAsync();
        var heir = await server.JoinAsync(owner, studio);
        var stranger = await server.RegisterAsync();
        var transfer = $"{PathOf(studio)}/transfer";

        (await owner.Api.PostAsync(transfer, new { userId = owner.Id })).ShouldBeProblem(400, "transfer_to_self");
        (await owner.Api.PostAsync(transfer, new { userId = stranger.Id })).ShouldBeProblem(404, "member_not_found");
        (await owner.Api.PostAsync(transfer, new { userId = heir.Id })).ShouldBe(204);

        (await heir.RolesAsync(studio)).ShouldBe(
            new Dictionary<Guid, string> { [heir.Id] = "owner", [owner.Id] = "admin" },
            ignoreOrder: true
        );
        (await owner.Api.PostAsync(transfer, new { userId = heir.Id })).ShouldBeProblem(403, "forbidden");
        var told = (await server.OrganizationEventsAsync(studio))[^1];
        (told.Kind, told.UserId).ShouldBe((SecurityEventKind.OwnershipTransferred, heir.Id));
    }

    [Fact]
    public async Task Of_two_owners_who_demote_each_other_at_once_one_stays()
    {
        for (var round = 0; round < 10; round++)
        {
            var (one, studio) = await StudioAsync();
            var other = await server.JoinAsync(one, studio, "owner");

            var answers = await Task.WhenAll(
                one.Api.PatchAsync(MemberOf(studio, other.Id), new { role = "member" }),
                other.Api.PatchAsync(MemberOf(studio, one.Id), new { role = "member" })
            );

            answers.Count(answer => answer.Status == 204).ShouldBe(1);
            answers.Count(answer => answer.Status == 403).ShouldBe(1);
            (await one.RolesAsync(studio)).Values.ShouldBe(["owner", "member"], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Of_two_owners_who_leave_at_once_one_stays()
    {
        for (var round = 0; round < 10; round++)
        {
            var (one, studio) = await StudioAsync();
            var other = await server.JoinAsync(one, studio, "owner");

            var answers = await Task.WhenAll(
                one.Api.PostAsync($"{PathOf(studio)}/leave"),
                other.Api.PostAsync($"{PathOf(studio)}/leave")
            );

            answers.Count(answer => answer.Status == 204).ShouldBe(1);
            var stays = answers[0].Status == 204 ? other : one;
            answers.Single(answer => answer.Status != 204).ShouldBeProblem(409, "last_owner");
            (await stays.RolesAsync(studio)).ShouldHaveSingleItem().ShouldBe(new(stays.Id, "owner"));
        }
    }

    private async Task<(User Owner, Guid Studio)> StudioAsync()
    {
        var owner = await server.RegisterAsync();
        return (owner, await owner.FoundAsync());
    }
}
