using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.OrganizationSteps;
using Person = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Features;

/// <summary>What is made for an organization is its members', whoever made it, and a member's only for it.</summary>
public sealed class SharedOrganizationTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task What_one_member_uploads_the_others_see_and_change()
    {
        var (owner, member, studio) = await StudioAsync();

        var upload = await In(owner, studio).BeginUploadAsync(title: "Ours");

        var path = VideoSteps.PathOf(upload.VideoId);
        var colleague = In(member, studio).Api;
        (await colleague.GetAsync("/api/v1/videos")).Body.ShouldContain($"{upload.VideoId}");
        (await colleague.PatchAsync(path, new { title = "Still ours" })).ShouldBe(200);
        (await In(owner, studio).Api.GetAsync(path)).Text("title").ShouldBe("Still ours");
        (await owner.Api.GetAsync(path)).ShouldBeProblem(404, "video_not_found");
        (await member.Api.GetAsync("/api/v1/videos")).Body.ShouldNotContain($"{upload.VideoId}");
    }

    [Fact]
    public async Task The_plan_is_the_acting_organizations()
    {
        var (owner, member, studio) = await StudioAsync();
        var checkout = await In(owner, studio).CheckoutAsync();
        server.Sandbox.Stripe.Pay(checkout.ShouldBe(201).Text("sessionId")).Refusal.ShouldBeNull();
        await server.WhenIdleAsync();

        (await PlanAsync(In(member, studio))).ShouldBe("pro");
        (await PlanAsync(member)).ShouldBe("free");
        (await PlanAsync(owner)).ShouldBe("free");
    }

    [Fact]
    public async Task Members_do_not_buy_for_the_organization_and_admins_do()
    {
        var (owner, member, studio) = await StudioAsync();
        var admin = await server.JoinAsync(owner, studio, "admin");

        (await In(member, studio).CheckoutAsync()).ShouldBeProblem(403, "forbidden");
        (await In(admin, studio).CheckoutAsync()).ShouldBe(201);
        (await member.CheckoutAsync()).ShouldBe(201);
    }

    [Fact]
    public async Task Whoever_plays_plays_for_the_acting_organization()
    {
        var (owner, member, studio) = await StudioAsync();
        var video = await server.ReadyVideoAsync(In(owner, studio), "private");

        (await PlayAsync(In(member, studio), video)).ShouldBe(200).Text("access.way").ShouldBe("owner");
        (await PlayAsync(member, video)).ShouldBeProblem(404, "video_not_found");
    }

    [Fact]
    public async Task The_organizations_subscription_plays_for_its_members_while_they_act_for_it()
    {
        var (owner, member, studio) = await StudioAsync();
        var checkout = await In(owner, studio).CheckoutAsync();
        server.Sandbox.Stripe.Pay(checkout.ShouldBe(201).Text("sessionId")).Refusal.ShouldBeNull();
        var video = await server.ReadyVideoAsync(await server.RegisterAsync(), "subscription");
        await server.WhenIdleAsync();

        (await PlayAsync(In(member, studio), video)).ShouldBe(200).Text("access.way").ShouldBe("subscription");
        (await PlayAsync(member, video)).ShouldBeProblem(403, "subscription_required");
    }

    private static Person In(Person person, Guid organization) =>
        person with
        {
            Api = person.Api.For($"{organization}"),
        };

    private static Task<ApiAnswer> PlayAsync(Person viewer, Guid video) => viewer.StartPlaybackAsync(video);

    private static async Task<string> PlanAsync(Person person) =>
        (await person.Api.GetAsync(BillingSteps.Plan)).ShouldBe(200).Text("plan.code");

    private async Task<(Person Owner, Person Member, Guid Studio)> StudioAsync()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        return (owner, await server.JoinAsync(owner, studio), studio);
    }
}
