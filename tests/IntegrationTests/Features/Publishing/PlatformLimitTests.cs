using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.PublishingSteps;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>What platforms bound: uploads at once, and uploads a day.</summary>
public sealed class PlatformLimitTests(PlatformLimitTests.TightServer server)
    : IClassFixture<PlatformLimitTests.TightServer>,
        IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await server.AllowUploadsAsync(100);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task No_more_go_to_a_platform_at_once_than_may_and_the_next_follows_at_once()
    {
        var user = await server.RegisterAsync();
        var held = Enumerable.Range(0, 3).Select(number => server.Stage.Hold($"Crowd {number}")).ToList();
        var jobs = new List<Guid>();
        foreach (var number in Enumerable.Range(0, 3))
        {
            var channel = await server.ChannelOfAsync(user, Platform.Soundcloud);
            jobs.Add(await user.ScheduleAsync(channel, $"Crowd {number}"));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(held.Sum(one => one.Arrivals) == 2), "two at work");
        await Eventually.HoldsAsync(
            async () => (await server.StoredJobAsync(jobs[held.FindIndex(one => one.Arrivals == 0)])).Turn > 0,
            "the third to have asked"
        );
        held.Sum(one => one.Arrivals).ShouldBe(2);

        held.ForEach(one => one.Release());

        await Task.WhenAll(jobs.Select(id => user.WhenJobIsAsync(id, "succeeded")));
    }

    [Fact]
    public async Task What_a_platform_takes_a_day_is_counted_and_the_rest_waits_for_its_next_day()
    {
        var user = await server.RegisterAsync();
        var channel = await server.ChannelOfAsync(user);
        var jobs = new List<Guid>();
        foreach (var number in Enumerable.Range(0, 3))
        {
            jobs.Add(await user.ScheduleAsync(channel, $"Daily {number}"));
        }

        var waiting = await Eventually.GetsAsync(
            () => user.JobAsync(jobs[2]),
            job => job.Text("remark") == "platform_quota_used_up",
            "the quota to be used up"
        );

        waiting.Text("state").ShouldBe("queued");
        Codes(waiting).ShouldBeEmpty();
        (await user.JobAsync(jobs[1])).Text("state").ShouldBe("succeeded");
        var next = waiting.At("nextAt").GetDateTimeOffset();
        next.ShouldBeInRange(server.Time.GetUtcNow(), server.Time.GetUtcNow().AddHours(25));
        next.UtcDateTime.Hour.ShouldBeInRange(7, 8);
        server.Time.Advance(next - server.Time.GetUtcNow() + TimeSpan.FromSeconds(1));
        var back = await server.LogInAgainAsync(user);
        await back.WhenJobIsAsync(jobs[2], "succeeded");
    }

    public sealed class TightServer(TestDatabases databases) : PublishingServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["Publishing:ReportInterval"] = "00:00:00.05",
                ["Publishing:UploadsAtOnce"] = "2",
                ["Publishing:UploadsPerDay:Youtube"] = "2",
            };
    }
}
