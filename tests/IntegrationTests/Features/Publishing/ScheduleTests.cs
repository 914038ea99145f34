using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.PublishingSteps;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>Publications are scheduled, listed, moved and called off.</summary>
public sealed class ScheduleTests(PublishingServer server) : IClassFixture<PublishingServer>, IAsyncLifetime
{
    private DateTimeOffset Later => server.Time.GetUtcNow().AddDays(20);

    public async ValueTask InitializeAsync() => await server.AllowUploadsAsync(10);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_publication_is_a_job_that_waits_for_its_time()
    {
        var user = await server.RegisterAsync();
        var channel = await server.ChannelOfAsync(user);

        var answer = (await user.TryScheduleAsync(channel, scheduledAt: Later, platform: "youtube")).ShouldBe(202);

        var id = answer.Id("jobId");
        answer.Headers.Location!.ToString().ShouldBe(JobPath(id));
        var job = await user.JobAsync(id);
        job.Text("state").ShouldBe("queued");
        job.Text("platform").ShouldBe("youtube");
        job.Text("privacy").ShouldBe("public");
        job.Id("channelId").ShouldBe(channel);
        job.Id("createdBy").ShouldBe(user.Id);
        job.At("nextAt").GetDateTimeOffset().ShouldBe(Later, TimeSpan.FromMinutes(1));
        job.At("attempts").GetArrayLength().ShouldBe(0);
        (await user.Api.GetAsync($"/api/v1/status/{id}")).ShouldBe(200).Body.ShouldBe(job.Body);
        (await server.UsedAsync(user)).ShouldBe([1]);
        var overview = await user.Api.GetAsync("/api/v1/metrics/overview");
        overview
            .At("jobs")
            .GetRawText()
            .ShouldBe("{\"queued\":1,\"running\":0,\"succeeded\":0,\"failed\":0,\"cancelled\":0}");
    }

    [Fact]
    public async Task Several_channels_get_a_job_each_or_none_does()
    {
        var user = await server.RegisterAsync();
        var channels = new[]
        {
            await server.ChannelOfAsync(user),
            await server.ChannelOfAsync(user, Platform.Soundcloud),
        };

        var answer = await ScheduleAsync([.. channels, channels[0]]);
        (await ScheduleAsync([.. channels, Guid.NewGuid()])).ShouldBeProblem(404, "channel_not_found");

        var jobs = answer.ShouldBe(202).At("jobs").EnumerateArray().ToList();
        jobs.Select(job => job.GetProperty("channelId").GetGuid()).ShouldBe(channels);
        (await server.UsedAsync(user)).ShouldBe([2]);
        (await user.Api.GetAsync(AllJobs)).At("items").GetArrayLength().ShouldBe(2);

        Task<ApiAnswer> ScheduleAsync(Guid[] channelIds) =>
            user.Api.PostAsync(
                Publications,
                new
                {
                    title = "Show",
                    channelIds,
                    assetUrl = "https://files.example.com/a.mp4",
                    scheduledAt = Later,
                }
            );
    }

    [Fact]
    public async Task What_can_not_be_published_is_refused_and_reserves_nothing()
    {
        var user = await server.RegisterAsync();
        var feed = await user.ConnectFeedAsync();
        var channel = await server.ChannelOfAsync(user);
        var lost = await server.ChannelOfAsync(user);
        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE channels SET state = 'NeedsReconnect' WHERE id = {lost}")
        );
        var strange = await server.ChannelOfAsync(await server.RegisterAsync());

        (await user.TryScheduleAsync(lost)).ShouldBeProblem(409, "channel_needs_reconnect");
        (await user.TryScheduleAsync(feed)).ShouldBeProblem(409, "platform_takes_no_uploads");
        (await user.TryScheduleAsync(strange)).ShouldBeProblem(404, "channel_not_found");
        (await user.TryScheduleAsync(channel, platform: "soundcloud")).ShouldBeProblem(400, "platform_mismatch");
        (await user.TryScheduleAsync(channel, title: new string('x', 101))).ShouldBeProblem(
            400,
            "text_too_long_for_platform"
        );
        (await user.TryScheduleAsync(channel, scheduledAt: server.Time.GetUtcNow().AddHours(-1))).ShouldBeProblem(
            400,
            "schedule_out_of_range"
        );
        (await PostAsync(new { title = "Show", channelId = channel })).ShouldBlame("assetUrl");
        (
            await PostAsync(
                new
                {
                    title = "Show",
                    channelId = channel,
                    assetUrl = "ftp://example.com/a",
                }
            )
        ).ShouldBlame("assetUrl");
        (await PostAsync(new { title = "Show", assetUrl = "https://example.com/a" })).ShouldBlame("channelIds");
        (
            await PostAsync(
                new
                {
                    title = "Show",
                    channelId = channel,
                    videoId = Guid.NewGuid(),
                }
            )
        ).ShouldBeProblem(404, "video_not_found");
        (await server.UsedAsync(user)).ShouldBeEmpty();

        Task<ApiAnswer> PostAsync(object body) => user.Api.PostAsync(Publications, body);
    }

    [Fact]
    public async Task Of_many_at_once_for_the_last_uploads_of_the_month_as_many_are_made_as_there_are()
    {
        var user = await server.RegisterAsync();
        var channel = await server.ChannelOfAsync(user);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => user.TryScheduleAsync(channel, scheduledAt: Later))
        );

        answers.Count(answer => answer.Status == 202).ShouldBe(10);
        foreach (var refused in answers.Where(answer => answer.Status != 202))
        {
            refused.ShouldBeProblem(409, "plan_limit_reached");
        }

        (await server.UsedAsync(user)).ShouldBe([10]);
    }

    [Fact]
    public async Task A_key_of_idempotency_makes_one_job()
    {
        var user = await server.RegisterAsync();
        var channel = await server.ChannelOfAsync(user);
        var (key, scheduledAt) = ($"{Guid.NewGuid()}", Later);

        var first = await SendAsync();
        var second = await SendAsync();

        second.ShouldBe(202).Body.ShouldBe(first.ShouldBe(202).Body);
        (await server.UsedAsync(user)).ShouldBe([1]);

        Task<ApiAnswer> SendAsync() =>
            user.Api.SendAsync(
                HttpMethod.Post,
                Publications,
                System.Net.Http.Json.JsonContent.Create(
                    new
                    {
                        title = "Show",
                        channelId = channel,
                        assetUrl = "https://example.com/a",
                        scheduledAt,
                    }
                ),
                ("Idempotency-Key", key)
            );
    }

    [Fact]
    public async Task A_job_that_is_called_off_gives_its_upload_back_once()
    {
        var user = await server.RegisterAsync();
        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), scheduledAt: Later);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => user.Api.PostAsync($"{JobPath(id)}/cancel"))
        );

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Text("code") == "job_over");
        (await user.JobAsync(id)).Text("state").ShouldBe("cancelled");
        (await server.UsedAsync(user)).ShouldBe([0]);
        (await user.Api.PostAsync($"{JobPath(id)}/retry")).ShouldBeProblem(409, "job_not_failed");
        (await RescheduleAsync(user, id, Later)).ShouldBeProblem(409, "job_not_queued");
    }

    [Fact]
    public async Task A_job_is_given_another_time()
    {
        var user = await server.RegisterAsync();
        var id = await user.ScheduleAsync(await server.ChannelOfAsync(user), "Moved", Later);

        (await RescheduleAsync(user, id, server.Time.GetUtcNow().AddYears(2))).ShouldBeProblem(
            400,
            "schedule_out_of_range"
        );
        (await RescheduleAsync(user, id, server.Time.GetUtcNow())).ShouldBe(200);

        await user.WhenJobIsAsync(id, "succeeded");
        server.Stage.Posts.Count(title => title == "Moved").ShouldBe(1);
    }

    [Fact]
    public async Task The_list_is_narrowed_and_paged()
    {
        var user = await server.RegisterAsync();
        var (tube, cloud) = (await server.ChannelOfAsync(user), await server.ChannelOfAsync(user, Platform.Soundcloud));
        var first = await user.ScheduleAsync(tube, scheduledAt: Later);
        var second = await user.ScheduleAsync(cloud, scheduledAt: Later);
        var third = await user.ScheduleAsync(tube, scheduledAt: Later);
        (await user.Api.PostAsync($"{JobPath(first)}/cancel")).ShouldBe(200);

        (await IdsAsync("?state=queued")).ShouldBe([third, second]);
        (await IdsAsync($"?channelId={tube}")).ShouldBe([third, first]);
        (await IdsAsync("?platform=soundcloud")).ShouldBe([second]);
        var page = (await user.Api.GetAsync($"{AllJobs}?limit=2")).ShouldBe(200);
        (await IdsAsync($"?limit=2&cursor={page.Text("nextCursor")}")).ShouldBe([first]);

        async Task<List<Guid>> IdsAsync(string query) =>
            [
                .. (await user.Api.GetAsync(AllJobs + query))
                    .ShouldBe(200)
                    .At("items")
                    .EnumerateArray()
                    .Select(job => job.GetProperty("id").GetGuid()),
            ];
    }

    [Fact]
    public async Task Viewers_see_jobs_and_make_none()
    {
        var owner = await server.RegisterAsync();
        var channel = await server.ChannelOfAsync(owner);
        var id = await owner.ScheduleAsync(channel, scheduledAt: Later);
        var key = await owner.CreateKeyAsync(["publishing:read"]);
        var reader = server.ClientWith(key.Secret);

        (await reader.GetAsync(JobPath(id))).ShouldBe(200);
        (await reader.PostAsync($"{JobPath(id)}/cancel")).ShouldBeProblem(403, "api_key_forbidden");
        (await (await server.RegisterAsync()).Api.GetAsync(JobPath(id))).ShouldBeProblem(404, "job_not_found");
    }

    private static Task<ApiAnswer> RescheduleAsync(User user, Guid id, DateTimeOffset scheduledAt) =>
        user.Api.PostAsync($"{JobPath(id)}/reschedule", new { scheduledAt });
}
