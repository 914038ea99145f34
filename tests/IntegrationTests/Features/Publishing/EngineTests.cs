using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.PublishingSteps;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>Jobs run once, one after another in a channel, and survive what befalls their workers.</summary>
public sealed class EngineTests(PublishingServer server) : IClassFixture<PublishingServer>, IAsyncLifetime
{
    private static readonly Error Away = Error.Unavailable("platform_away", "The platform is away.");

    public async ValueTask InitializeAsync() => await server.AllowUploadsAsync(100);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_job_uploads_its_file_and_tells_how_far_it_is()
    {
        var user = await server.RegisterAsync();

        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Told");

        var job = await user.WhenJobIsAsync(id, "succeeded");
        job.At("bytesSent").GetInt64().ShouldBe(PlatformStage.FileLength);
        job.At("progressPercent").GetInt32().ShouldBe(100);
        job.Text("platformUrl").ShouldBe($"https://platform.example/{id:N}");
        Codes(job).ShouldBe([null]);
        var events = (await user.Api.EventsAsync("?type=job:update&type=job:done")).Where(one => one.SubjectId == id);
        var types = events.Select(one => one.Type).ToList();
        types[^1].ShouldBe("job:done");
        types[..^1].ShouldAllBe(type => type == "job:update");
        types.Count.ShouldBeInRange(4, 5, "It is told that it was queued, begun, went on, and ended.");
        (await server.StoredJobAsync(id)).SealedSession.ShouldBeNull();
        (await server.UsedAsync(user)).ShouldBe([1]);
    }

    [Fact]
    public async Task What_passes_is_tried_again_later_and_what_can_not_pass_gives_the_upload_back()
    {
        var user = await server.RegisterAsync();
        server.Stage.Fail("Unlucky", Away with { RetryAfter = TimeSpan.FromMinutes(2) });
        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Unlucky");

        var waiting = await user.WhenTriedAsync(id, 1);
        Codes(waiting).ShouldBe(["platform_away"]);
        waiting
            .At("nextAt")
            .GetDateTimeOffset()
            .ShouldBe(server.Time.GetUtcNow().AddMinutes(2), TimeSpan.FromSeconds(30));
        server.Stage.Fail("Unlucky", PublishingErrors.AssetUnfit);
        server.Time.Advance(TimeSpan.FromMinutes(2));

        var failed = await user.WhenJobIsAsync(id, "failed");
        Codes(failed).ShouldBe(["platform_away", "asset_unfit"]);
        (await server.UsedAsync(user)).ShouldBe([0]);
        (await user.Api.EventsAsync("?type=job:failed")).ShouldHaveSingleItem().SubjectId.ShouldBe(id);

        server.Stage.On("Unlucky", server.Stage.UploadAsync);
        (await user.Api.PostAsync($"{JobPath(id)}/retry")).ShouldBe(200);
        await user.WhenJobIsAsync(id, "succeeded");
        (await server.UsedAsync(user)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_publisher_that_breaks_costs_an_attempt_and_tells_no_insides()
    {
        var user = await server.RegisterAsync();
        server.Stage.On("Broken", (_, _, _) => throw new TaskCanceledException("A time-out of its own."));

        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Broken");

        Codes(await user.WhenTriedAsync(id, 1)).ShouldBe(["publishing_broke"]);
    }

    [Fact]
    public async Task A_dead_workers_job_is_taken_over_and_what_the_dead_one_writes_changes_nothing()
    {
        var user = await server.RegisterAsync();
        var held = server.Stage.Hold("Taken over", isDeaf: true);
        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Taken over");
        await held.WhenArrivedAsync();
        var first = held.JournalOf(0);
        await first.SaveSessionAsync("of the first", CancellationToken.None);

        await server.DeliverAgainAsync(id);
        await held.WhenArrivedAsync(times: 2);

        held.JournalOf(1).Session.ShouldBe("of the first");
        var before = await server.StoredJobAsync(id);
        before.Fence.ShouldBe(2);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            first.SaveSessionAsync("of the dead", CancellationToken.None)
        );
        await Should.ThrowAsync<OperationCanceledException>(() => first.AboutToPostAsync(CancellationToken.None));
        (await server.StoredJobAsync(id)).SealedSession.ShouldBe(before.SealedSession);
        held.Release();
        Codes(await user.WhenJobIsAsync(id, "succeeded")).ShouldBe(["worker_lost", null]);
        server.Stage.Posts.Count(title => title == "Taken over").ShouldBe(1);
    }

    [Fact]
    public async Task What_may_have_been_posted_is_taken_over_when_its_lease_has_ended_and_looked_up()
    {
        var user = await server.RegisterAsync();
        var held = server.Stage.Hold("Posting", isPosting: true);
        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Posting");
        await held.WhenArrivedAsync();
        held.JournalOf(0).MayHavePosted.ShouldBeTrue();
        (await user.Api.PostAsync($"{JobPath(id)}/cancel")).ShouldBeProblem(409, "job_may_be_posted");

        // Its worker is silent: nobody renews the lease any more.
        await server.DeliverAgainAsync(id);
        await Eventually.HoldsAsync(
            () => Task.FromResult(server.Logs.Lines.Any(line => line.Contains("its work is ended"))),
            "the first to be ended"
        );
        server.Time.Advance(TimeSpan.FromSeconds(31));
        await held.WhenArrivedAsync(times: 2);

        held.JournalOf(1).MayHavePosted.ShouldBeTrue();
        held.Release();
        await user.WhenJobIsAsync(id, "succeeded");
    }

    [Fact]
    public async Task Jobs_of_a_channel_go_one_after_another_in_the_order_of_their_times()
    {
        var user = await server.RegisterAsync();
        var channel = await server.ChannelOfAsync(user);
        var held = server.Stage.Hold("Ordered 1");
        var now = server.Time.GetUtcNow();
        var first = await user.ScheduleAsync(channel, "Ordered 1", now);
        await held.WhenArrivedAsync();
        var third = await user.ScheduleAsync(channel, "Ordered 3", now.AddSeconds(2));
        var second = await user.ScheduleAsync(channel, "Ordered 2", now.AddSeconds(1));
        server.Time.Advance(TimeSpan.FromSeconds(3));
        var other = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Beside");
        await user.WhenJobIsAsync(other, "succeeded");
        (await user.JobAsync(second)).Text("state").ShouldBe("queued");

        held.Release();

        await Task.WhenAll(new[] { first, second, third }.Select(id => user.WhenJobIsAsync(id, "succeeded")));
        server
            .Stage.Posts.Where(title => title.StartsWith("Ordered", StringComparison.Ordinal))
            .ShouldBe(["Ordered 1", "Ordered 2", "Ordered 3"]);
    }

    [Fact]
    public async Task An_upload_that_is_called_off_stops()
    {
        var user = await server.RegisterAsync();
        var held = server.Stage.Hold("Called off", isDeaf: true);
        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Called off");
        await held.WhenArrivedAsync();

        (await user.Api.PostAsync($"{JobPath(id)}/cancel")).ShouldBe(200).Text("state").ShouldBe("cancelled");

        await Should.ThrowAsync<OperationCanceledException>(() =>
            held.JournalOf(0).AboutToPostAsync(CancellationToken.None)
        );
        held.Release();
        await Eventually.HoldsAsync(
            () => Task.FromResult(server.Logs.Lines.Any(line => line.Contains($"{id} is not held"))),
            "the upload to stop"
        );
        (await user.JobAsync(id)).Text("state").ShouldBe("cancelled");
        server.Stage.Posts.ShouldNotContain("Called off");
        (await server.UsedAsync(user)).ShouldBe([0]);
    }

    [Fact]
    public async Task A_platform_that_still_works_on_it_is_asked_until_it_is_done()
    {
        var user = await server.RegisterAsync();
        var said = Result.Success(
            new PlatformPost("?", new Uri("https://platform.example/later"), PlatformPostState.Processing, null)
        );
        server.Stage.On(
            "Processed",
            (order, _, _) =>
            {
                server.Stage.Tell($"post-{order.Marker}", () => said);
                return Task.FromResult(Result.Success(PlatformStage.Post(order, PlatformPostState.Processing)));
            }
        );
        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Processed");
        await Eventually.HoldsAsync(async () => (await server.StoredJobAsync(id)).IsProcessing, "the platform's work");
        var turn = (await server.StoredJobAsync(id)).Turn;
        server.Time.Advance(TimeSpan.FromSeconds(11));
        await Eventually.HoldsAsync(async () => (await server.StoredJobAsync(id)).Turn > turn, "another look");

        said = new PlatformPost(
            "?",
            new Uri("https://platform.example/done"),
            PlatformPostState.Ready,
            "locked_private"
        );
        server.Time.Advance(TimeSpan.FromMinutes(5));

        var job = await user.WhenJobIsAsync(id, "succeeded");
        job.Text("platformUrl").ShouldBe("https://platform.example/done");
        job.Text("remark").ShouldBe("locked_private");
    }

    [Fact]
    public async Task A_job_that_is_cut_off_by_the_end_of_the_process_goes_on_at_once()
    {
        var user = await server.RegisterAsync();
        var held = server.Stage.Hold("Restarted", isPosting: true);
        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Restarted");
        await held.WhenArrivedAsync();

        await server.RestartAsync();
        await held.WhenArrivedAsync(times: 2);

        held.Release();
        var back = await server.LogInAgainAsync(user);
        Codes(await back.WhenJobIsAsync(id, "succeeded")).ShouldBe(["worker_lost", null]);
        (await server.StoredJobAsync(id)).Tries.ShouldBe(0);
    }
}
