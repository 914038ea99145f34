using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using StreamHub.Domain.Feeds;
using StreamHub.Infrastructure.Feeds;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.FeedSteps;

namespace StreamHub.IntegrationTests.Features.Feeds;

public sealed class DownloadTests(FeedServer server) : IClassFixture<FeedServer>
{
    [Fact]
    public async Task A_file_is_sent_on_to_and_counted_once_for_each_who_fetches_it()
    {
        var (owner, show, file) = await SetAsync();

        using var answer = await server.FetchFileAsync(file);
        await FetchAsync(file);
        await FetchAsync(file, range: "bytes=0-");
        await FetchAsync(file, app: "Overcast/3.0");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FetchAsync(file, app: "PocketCasts/7")));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.AbsoluteUri.ShouldStartWith(StandInAssets.Host);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await owner.Api.DownloadsAsync(show)).ShouldBe(3);
    }

    [Theory]
    [InlineData(AppName, "bytes=1-")]
    [InlineData(AppName, "bytes=500000-999999")]
    [InlineData(AppName, "bytes=-500")]
    [InlineData(AppName, "bytes=0-1")]
    [InlineData("Googlebot/2.1 (+http://www.google.com/bot.html)", null)]
    [InlineData("curl/8.5.0", null)]
    public async Task What_is_no_download_is_sent_on_to_and_not_counted(string app, string? range)
    {
        var (owner, show, file) = await SetAsync();

        await FetchAsync(file, app, range);
        (await owner.Api.DownloadsAsync(show)).ShouldBe(0);

        await FetchAsync(file);
        (await owner.Api.DownloadsAsync(show)).ShouldBe(1);
    }

    [Fact]
    public async Task Head_is_no_download()
    {
        var (owner, show, file) = await SetAsync();

        using var answer = await server.FetchFileAsync(file, method: HttpMethod.Head);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await owner.Api.DownloadsAsync(show)).ShouldBe(0);
    }

    [Fact]
    public async Task Counts_outlive_the_process_and_the_next_day_counts_anew()
    {
        var (owner, show, file) = await SetAsync();
        await FetchAsync(file);

        await server.RestartAsync();
        var api = server.ClientWith(owner.AccessToken);
        await FetchAsync(file);
        (await api.DownloadsAsync(show)).ShouldBe(1);

        server.Time.Advance(TimeSpan.FromDays(1));
        await FetchAsync(file);
        api = server.ClientWith((await server.LogInAsync(owner.Email)).ShouldBe(200).Text("accessToken"));
        var report = (await api.GetAsync($"{PathOfShow(show)}/downloads")).ShouldBe(200);
        report.At("downloads").GetInt64().ShouldBe(2);
        report
            .At("days")
            .EnumerateArray()
            .TakeLast(2)
            .Select(day => day.GetProperty("downloads").GetInt64())
            .ShouldBe([1, 1]);
    }

    [Fact]
    public async Task A_report_is_by_episode_too_and_keeps_what_is_deleted()
    {
        var (owner, show, _) = await SetAsync();
        var second = await owner.Api.PublishedEpisodeAsync(show, "Second");
        var channel = await server.FeedAsync(PublicFeed(await SlugOfAsync(owner, show)));
        await FetchAsync(FirstFile(channel));
        var path = $"{PathOfShow(show)}/downloads";
        (await owner.Api.GetAsync($"{path}?episodeId={second}")).At("downloads").GetInt64().ShouldBe(1);
        (await owner.Api.GetAsync($"{path}?episodeId={Guid.NewGuid()}")).ShouldBeProblem(404, "episode_not_found");

        (await owner.Api.DeleteAsync(PathOfEpisode(show, second))).ShouldBe(204);

        var episode = (await owner.Api.GetAsync(path)).At("episodes").EnumerateArray().Single();
        episode.GetProperty("episodeId").GetGuid().ShouldBe(second);
        episode.GetProperty("title").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Who_fetched_is_forgotten_when_the_day_is_over_and_stays_counted()
    {
        var (owner, show, file) = await SetAsync();
        await FetchAsync(file);
        server.Time.Advance(TimeSpan.FromDays(2));

        await server.Services.GetServices<IHostedService>().OfType<OldListenersSweep>().Single().RunOnceAsync(default);

        (
            await server.InDatabaseAsync(database =>
                database
                    .Set<EpisodeListener>()
                    .IgnoreQueryFilters()
                    .CountAsync(one => one.OrganizationId == owner.OrganizationId)
            )
        ).ShouldBe(0);
        var api = server.ClientWith((await server.LogInAsync(owner.Email)).ShouldBe(200).Text("accessToken"));
        (await api.DownloadsAsync(show)).ShouldBe(1);
    }

    [Fact]
    public async Task Only_what_the_feed_shows_is_fetched_and_by_its_own_feed()
    {
        var (owner, show, file) = await SetAsync();
        var draft = await owner.Api.CreateEpisodeAsync(show, "Draft");
        var (_, other) = await owner.Api.CreateShowAsync();
        var slug = await SlugOfAsync(owner, show);
        var name = file.Split('/')[^1];

        foreach (
            var path in new[]
            {
                $"/feeds/{slug}/episodes/{draft}.mp3",
                $"/feeds/{slug}/episodes/{Guid.NewGuid()}.mp3",
                $"/feeds/{other}/episodes/{name}",
            }
        )
        {
            (await server.Anonymous().GetAsync(path)).ShouldBeProblem(404, "episode_not_found");
        }
    }

    private static async Task<string> SlugOfAsync(User owner, Guid show) =>
        (await owner.Api.GetAsync(PathOfShow(show))).Text("slug");

    private async Task<(User Owner, Guid Show, string File)> SetAsync()
    {
        var owner = await server.RegisterAsync();
        var (show, slug) = await owner.Api.CreateShowAsync();
        await owner.Api.PublishedEpisodeAsync(show);
        return (owner, show, FirstFile(await server.FeedAsync(PublicFeed(slug))));
    }

    private async Task FetchAsync(string file, string app = AppName, string? range = null)
    {
        using var answer = await server.FetchFileAsync(file, app, range);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
