using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.OrganizationSteps;
using Person = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Features;

public sealed class OrganizationDeletionTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Nobody_acts_for_a_deleted_organization_and_what_it_owns_is_kept()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var member = await server.JoinAsync(owner, studio);
        var late = await server.RegisterConfirmedAsync();
        var token = await server.InviteAsync(owner, studio, late.Email);
        var video = (await Acting(owner, studio).BeginUploadAsync()).VideoId;

        (await owner.Api.DeleteAsync(PathOf(studio))).ShouldBe(204);

        foreach (var person in new[] { owner, member })
        {
            (await person.Api.GetAsync(PathOf(studio))).ShouldBeProblem(404, "organization_not_found");
            (await person.Api.For($"{studio}").GetAsync("/api/v1/videos")).ShouldBe(404);
            (await person.Api.GetAsync(Organizations)).Body.ShouldNotContain($"{studio}");
        }

        (await late.AcceptAsync(token)).ShouldBeProblem(400, "invalid_invitation_token");
        (await owner.Api.DeleteAsync(PathOf(studio))).ShouldBeProblem(404, "organization_not_found");
        (await server.OrganizationEventsAsync(studio))[^1].Kind.ShouldBe(SecurityEventKind.OrganizationDeleted);
        var kept = await server.InDatabaseAsync(async database =>
            (
                Videos: await database
                    .Set<Video>()
                    .IgnoreQueryFilters()
                    .CountAsync(one => one.Id == video && one.OrganizationId == studio),
                Deleted: await database
                    .Set<Organization>()
                    .CountAsync(one => one.Id == studio && one.DeletedAt != null),
                Places: await database
                    .Set<Membership>()
                    .IgnoreQueryFilters()
                    .CountAsync(one => one.OrganizationId == studio),
                Invitations: await database
                    .Set<Invitation>()
                    .IgnoreQueryFilters()
                    .CountAsync(one => one.OrganizationId == studio)
            )
        );
        kept.ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task What_a_deleted_organization_offered_plays_no_more()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var video = await server.ReadyVideoAsync(Acting(owner, studio), "free");
        var viewer = await server.RegisterAsync();
        (await viewer.StartPlaybackAsync(video)).ShouldBe(200);

        (await owner.Api.DeleteAsync(PathOf(studio))).ShouldBe(204);
        await server.WhenIdleAsync();

        (await viewer.StartPlaybackAsync(video)).ShouldBeProblem(404, "video_not_found");
    }

    [Fact]
    public async Task Many_videos_are_withdrawn_a_few_at_a_time()
    {
        const int MoreThanOneBatch = 101;
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var publisher = Acting(owner, studio);
        await Task.WhenAll(
            Enumerable.Range(0, MoreThanOneBatch).Select(_ => publisher.BeginUploadAsync(access: "free"))
        );

        (await owner.Api.DeleteAsync(PathOf(studio))).ShouldBe(204);
        await server.WhenIdleAsync();

        var accesses = await server.InDatabaseAsync(database =>
            database
                .Set<Video>()
                .IgnoreQueryFilters()
                .Where(one => one.OrganizationId == studio)
                .Select(one => one.Access)
                .ToListAsync()
        );
        accesses.ShouldBe(Enumerable.Repeat(VideoAccess.Private, MoreThanOneBatch));
    }

    [Fact]
    public async Task A_subscription_that_has_not_ended_is_in_the_way()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var buyer = Acting(owner, studio);
        var checkout = (await buyer.CheckoutAsync()).ShouldBe(201);
        server.Sandbox.Stripe.Pay(checkout.Text("sessionId")).Refusal.ShouldBeNull();
        await server.WhenIdleAsync();

        var refusal = await owner.Api.DeleteAsync(PathOf(studio));

        refusal.ShouldBeProblem(409, "organization_has_subscription");
        refusal.Text("plan").ShouldBe("pro");
        refusal.Text("subscriptionStatus").ShouldBe("active");
        refusal.At("cancelsAtPeriodEnd").GetBoolean().ShouldBeFalse();
        refusal.At("currentPeriodEnd").GetDateTimeOffset().ShouldBeGreaterThan(server.Time.GetUtcNow());
        (await owner.Api.GetAsync(PathOf(studio))).ShouldBe(200);

        var subscription = server.Sandbox.Stripe.Subscriptions.Single(one =>
            one.Metadata.GetValueOrDefault("organization_id") == $"{studio}"
        );
        server.Sandbox.Stripe.CancelSubscription(subscription.Id);
        await server.WhenIdleAsync();

        (await owner.Api.DeleteAsync(PathOf(studio))).ShouldBe(204);
    }

    [Fact]
    public async Task Another_organizations_subscription_is_not_in_the_way()
    {
        var owner = await server.RegisterAsync();
        await server.SubscribeAsync(owner);
        var studio = await owner.FoundAsync();

        (await owner.Api.DeleteAsync(PathOf(studio))).ShouldBe(204);
    }

    [Fact]
    public async Task Of_two_deletions_at_once_one_finds_it_gone()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.Api.DeleteAsync(PathOf(studio))));

        answers.Count(answer => answer.Status == 204).ShouldBe(1);
        answers.Count(answer => answer.Status == 404).ShouldBe(3);
        (await server.OrganizationEventsAsync(studio))
            .Count(one => one.Kind == SecurityEventKind.OrganizationDeleted)
            .ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_joins_while_it_is_deleted_has_no_place_left()
    {
        for (var round = 0; round < 5; round++)
        {
            var owner = await server.RegisterAsync();
            var studio = await owner.FoundAsync();
            var late = await server.RegisterConfirmedAsync();
            var token = await server.InviteAsync(owner, studio, late.Email);

            var answers = await Task.WhenAll(owner.Api.DeleteAsync(PathOf(studio)), late.AcceptAsync(token));

            answers[0].ShouldBe(204);
            (await late.Api.GetAsync(PathOf(studio))).ShouldBeProblem(404, "organization_not_found");
        }
    }

    private static Person Acting(Person person, Guid organization) =>
        person with
        {
            Api = person.Api.For($"{organization}"),
        };
}
