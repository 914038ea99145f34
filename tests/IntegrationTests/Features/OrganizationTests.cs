using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.OrganizationSteps;

namespace StreamHub.IntegrationTests.Features;

public sealed class OrganizationTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Whoever_founds_an_organization_owns_it()
    {
        var founder = await server.RegisterAsync();

        var answer = await founder.Api.PostAsync(Organizations, new { name = " Studio " });

        answer.ShouldBe(201);
        answer.Headers.Location!.OriginalString.ShouldBe(PathOf(answer.Id()));
        answer.Text("name").ShouldBe("Studio");
        answer.Text("role").ShouldBe("owner");
        answer.At("isPersonal").GetBoolean().ShouldBeFalse();
        (await founder.Api.GetAsync(PathOf(answer.Id()))).ShouldBe(200).Body.ShouldBe(answer.Body);
        (await founder.RolesAsync(answer.Id())).ShouldHaveSingleItem().ShouldBe(new(founder.Id, "owner"));
        var told = (await server.OrganizationEventsAsync(answer.Id())).ShouldHaveSingleItem();
        told.Kind.ShouldBe(SecurityEventKind.OrganizationCreated);
        told.ActorId.ShouldBe(founder.Id);
    }

    [Fact]
    public async Task A_viewer_may_found_one_and_support_may_not()
    {
        var viewer = await server.RegisterAsync(role: "viewer");
        var support = await server.SupporterAsync();

        await viewer.FoundAsync();

        (await support.Api.PostAsync(Organizations, new { name = "Studio" })).ShouldBeProblem(403, "forbidden");
        (await support.Api.GetAsync(Organizations)).ShouldBe(200);
        (await support.Api.GetAsync(PathOf(support.OrganizationId))).ShouldBe(200);
    }

    [Fact]
    public async Task An_organization_that_is_founded_twice_with_one_key_is_one()
    {
        var founder = await server.RegisterAsync();

        var answers = new List<ApiAnswer>();
        for (var i = 0; i < 2; i++)
        {
            answers.Add(
                await founder.Api.SendAsync(
                    HttpMethod.Post,
                    Organizations,
                    System.Net.Http.Json.JsonContent.Create(new { name = "Studio" }),
                    ("Idempotency-Key", "one")
                )
            );
        }

        answers[1].Body.ShouldBe(answers[0].ShouldBe(201).Body);
        (await founder.Api.GetAsync(Organizations)).At("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task My_organizations_are_those_that_I_have_a_place_in_page_by_page()
    {
        var owner = await server.RegisterAsync();
        var shared = await owner.FoundAsync("Shared");
        await owner.FoundAsync("Hers alone");
        var member = await server.JoinAsync(owner, shared);
        var own = await member.FoundAsync("Own");

        var found = new List<string>();
        var cursor = string.Empty;
        do
        {
            var page = await member.Api.GetAsync($"{Organizations}?limit=1{cursor}");
            var one = page.ShouldBe(200).At("items").EnumerateArray().ShouldHaveSingleItem();
            found.Add($"{one.GetProperty("id")} {one.GetProperty("role")} {one.GetProperty("isPersonal")}");
            cursor = $"&cursor={page.Text("nextCursor")}";
        } while (cursor != "&cursor=");

        found.ShouldBe([$"{own} owner False", $"{member.OrganizationId} owner True", $"{shared} member False"]);
    }

    [Fact]
    public async Task Admins_rename_it_and_members_do_not()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var admin = await server.JoinAsync(owner, studio, "admin");
        var member = await server.JoinAsync(owner, studio);

        (await member.Api.PatchAsync(PathOf(studio), new { name = "Mine" })).ShouldBeProblem(403, "forbidden");
        var renamed = await admin.Api.PatchAsync(PathOf(studio), new { name = "Atelier" });

        renamed.ShouldBe(200).Text("name").ShouldBe("Atelier");
        renamed.Text("role").ShouldBe("admin");
        (await member.Api.GetAsync(PathOf(studio))).Text("name").ShouldBe("Atelier");
    }

    [Fact]
    public async Task The_personal_one_is_there_from_the_first_moment_and_stays()
    {
        var person = await server.RegisterAsync("Ann");
        var path = PathOf(person.OrganizationId);
        var colleague = await server.JoinAsync(person, person.OrganizationId, "admin");

        (await person.Api.GetAsync(path)).At("isPersonal").GetBoolean().ShouldBeTrue();
        (await person.Api.PostAsync($"{path}/leave")).ShouldBeProblem(409, "organization_is_personal");
        (await person.Api.DeleteAsync(path)).ShouldBeProblem(409, "organization_is_personal");
        (await person.Api.PostAsync($"{path}/transfer", new { userId = colleague.Id })).ShouldBeProblem(
            409,
            "organization_is_personal"
        );
        (
            await person.Api.PatchAsync(MemberOf(person.OrganizationId, person.Id), new { role = "admin" })
        ).ShouldBeProblem(409, "organization_is_personal");
        (
            await person.Api.PatchAsync(MemberOf(person.OrganizationId, colleague.Id), new { role = "owner" })
        ).ShouldBeProblem(409, "organization_is_personal");
        (await colleague.Api.PostAsync($"{path}/leave")).ShouldBe(204);
    }

    [Fact]
    public async Task Path_and_header_that_differ_name_nothing()
    {
        var owner = await server.RegisterAsync();
        var (one, other) = (await owner.FoundAsync(), await owner.FoundAsync());

        (await owner.Api.For($"{one}").GetAsync(PathOf(one))).ShouldBe(200);
        (await owner.Api.For($"{other}").GetAsync(PathOf(one))).ShouldBeProblem(404, "organization_not_found");
    }
}
