using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using StreamHub.Infrastructure.Events;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Events;

public sealed class EventLogTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task What_happens_to_a_video_is_told_in_order()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        (await owner.Api.DeleteAsync(VideoSteps.PathOf(video))).ShouldBe(204);

        var page = (await owner.Api.GetAsync(EventSteps.Events)).ShouldBe(200);

        page.At("hasMore").GetBoolean().ShouldBeFalse();
        var told = page.At("items").EnumerateArray().ToList();
        told.Select(one => one.GetProperty("type").GetString()).ShouldBe(["video:ready", "video:deleted"]);
        told.ShouldAllBe(one => one.GetProperty("subjectId").GetGuid() == video);
        told.ShouldAllBe(one => one.GetProperty("userId").GetGuid() == owner.Id);
        told[0].GetProperty("data").GetProperty("title").GetString().ShouldBe("A video");
        told[0].GetProperty("data").GetProperty("durationSeconds").GetDecimal().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_video_that_fails_says_why()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        await upload.SendFormAsync("no film"u8.ToArray());
        await server.WhenIdleAsync();

        var told = (await owner.Api.GetAsync(EventSteps.Events)).At("items").EnumerateArray().Single();

        told.GetProperty("type").GetString().ShouldBe("video:failed");
        told.GetProperty("data").GetProperty("failureCode").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_subscription_is_told_when_it_begins_and_when_it_ends()
    {
        var owner = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(owner);

        var began = (await owner.Api.GetAsync($"{EventSteps.Events}?type=subscription:changed")).At("items");
        var last = began.EnumerateArray().Last();
        last.GetProperty("data").GetProperty("plan").GetString().ShouldBe("pro");
        last.GetProperty("data").GetProperty("status").GetString().ShouldBe("active");

        server.Sandbox.Stripe.CancelSubscription(subscription.Id);
        await server.WhenIdleAsync();

        (await owner.Api.EventsAsync("?type=subscription:ended")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_request_with_a_key_does_is_told_once_however_often_it_is_sent()
    {
        var owner = await server.RegisterAsync();
        await server.SubscribeAsync(owner);
        var before = (await owner.Api.EventsAsync())[^1];
        var key = $"{Guid.NewGuid()}";

        for (var i = 0; i < 2; i++)
        {
            var answer = await owner.Api.SendAsync(
                HttpMethod.Post,
                $"{BuyingSteps.Billing}/cancel",
                JsonContent.Create(new { atPeriodEnd = true }),
                ("Idempotency-Key", key)
            );
            answer.ShouldBe(200);
        }

        await server.WhenIdleAsync();
        var told = (await owner.Api.GetAsync($"{EventSteps.Events}?after={before.Id}")).At("items");
        var change = told.EnumerateArray().ToList().ShouldHaveSingleItem();
        change.GetProperty("type").GetString().ShouldBe("subscription:changed");
        change.GetProperty("data").GetProperty("endsAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
    }

    [Fact]
    public async Task A_list_goes_on_behind_the_last_event_that_is_known()
    {
        var owner = await server.RegisterAsync();
        for (var i = 0; i < 5; i++)
        {
            await owner.DeleteSomeVideoAsync();
        }

        var all = await owner.Api.EventsAsync();
        var first = (await owner.Api.GetAsync($"{EventSteps.Events}?limit=3")).ShouldBe(200);
        var rest = await owner.Api.EventsAsync($"?limit=3&after={all[2].Id}");

        first.At("hasMore").GetBoolean().ShouldBeTrue();
        first.At("items").EnumerateArray().Select(ToldEvent.Of).Concat(rest).ShouldBe(all);
        (await owner.Api.EventsAsync($"?after={all[^1].Id}")).ShouldBeEmpty();
        (await owner.Api.EventsAsync("?type=video:ready&type=video:failed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_deletions_at_once_one_is_told()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => owner.Api.DeleteAsync(VideoSteps.PathOf(upload.VideoId)))
        );

        (await owner.Api.EventsAsync()).ShouldHaveSingleItem().SubjectId.ShouldBe(upload.VideoId);
    }

    [Fact]
    public async Task Another_organization_is_told_nothing_and_goes_on_from_none_of_its_events()
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        await owner.DeleteSomeVideoAsync();
        var told = (await owner.Api.EventsAsync()).Single();

        (await stranger.Api.EventsAsync()).ShouldBeEmpty();
        var foreign = await stranger.Api.GetAsync($"{EventSteps.Events}?after={told.Id}");
        var unknown = await stranger.Api.GetAsync($"{EventSteps.Events}?after={Guid.NewGuid()}");
        foreign.ShouldBeProblem(404, "event_not_found");
        unknown.ShouldBeProblem(404, "event_not_found");
    }

    [Fact]
    public async Task A_key_reads_with_the_scope_alone()
    {
        var owner = await server.RegisterAsync();
        await owner.DeleteSomeVideoAsync();
        var key = await owner.CreateKeyAsync(["events:read"]);
        var other = await owner.CreateKeyAsync(["videos:read"]);

        (await server.ClientWith(key.Secret).EventsAsync()).ShouldHaveSingleItem();
        (await server.ClientWith(other.Secret).GetAsync(EventSteps.Events)).ShouldBeProblem(403, "api_key_forbidden");
    }

    [Fact]
    public async Task What_was_kept_long_enough_goes_and_its_places_are_not_given_out_again()
    {
        var owner = await server.RegisterAsync();
        await owner.DeleteSomeVideoAsync();
        await owner.DeleteSomeVideoAsync();
        var told = await owner.Api.EventsAsync();
        await server.InDatabaseAsync(database =>
            database
                .Set<LoggedEvent>()
                .IgnoreQueryFilters()
                .Where(logged => logged.OrganizationId == owner.OrganizationId)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.OccurredAt, one => one.OccurredAt.AddDays(-31)))
        );

        await server.Services.GetServices<IHostedService>().OfType<OldEventsSweep>().Single().RunOnceAsync(default);

        (await owner.Api.EventsAsync()).ShouldBeEmpty();
        (await owner.Api.GetAsync($"{EventSteps.Events}?after={told[^1].Id}")).ShouldBeProblem(404, "event_not_found");
        await owner.DeleteSomeVideoAsync();
        (await server.PositionsAsync(owner)).ShouldBe([3L]);
    }
}
