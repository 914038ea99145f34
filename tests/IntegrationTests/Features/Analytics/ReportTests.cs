using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.Player;

namespace StreamHub.IntegrationTests.Features.Analytics;

/// <summary>The figures that owners see. This server knows the loopback address, from which tests come, as a proxy.</summary>
public sealed class ReportTests(ReportTests.Server server) : IClassFixture<ReportTests.Server>
{
    private const string Report = "/api/v1/analytics";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148";
    private const string Computer = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0";

    [Fact]
    public async Task Figures_are_by_country_and_device()
    {
        var owner = await server.RegisterAsync();
        var video = await server.MinuteAsync(owner);
        await ViewAsync(video, seconds: 60, ("CF-IPCountry", "DE"), ("User-Agent", Phone));
        await ViewAsync(video, seconds: 20, ("CF-IPCountry", "DE"), ("User-Agent", Computer));
        await ViewAsync(video, seconds: 10, ("CF-IPCountry", "XX"), ("User-Agent", Phone));

        var report = await owner.FiguresAsync(video);

        Rows(report, "countries", "country").ShouldBe(["DE 2 2 80", " 1 1 10"]);
        Rows(report, "devices", "device").ShouldBe(["mobile 2 2 70", "desktop 1 1 20"]);
        Rows(report, "videos", "videoId").ShouldBe([$"{video} 3 3 90"]);
        report.At("total.completionRate").GetDecimal().ShouldBe(0.3333m);
        report.At("total.averageCompletion").GetDecimal().ShouldBe(0.4997m);
    }

    [Fact]
    public async Task An_organizations_figures_are_those_of_all_its_videos()
    {
        var owner = await server.RegisterAsync();
        var (one, other) = (await server.MinuteAsync(owner), await server.MinuteAsync(owner));
        var viewer = await server.RegisterAsync();
        await ViewAsync(viewer, one, seconds: 10);
        await ViewAsync(viewer, other, seconds: 20);
        await ViewAsync(other, seconds: 30);

        var report = (await owner.Api.GetAsync(Report)).ShouldBe(200);

        Row(report.At("total"), "").ShouldBe(" 3 2 60");
        Rows(report, "videos", "videoId").ShouldBe([$"{other} 2 2 50", $"{one} 1 1 10"]);
        report.At("videos")[0].GetProperty("title").GetString().ShouldBe("A video");
    }

    [Fact]
    public async Task Each_day_of_the_period_has_its_figures()
    {
        var owner = await server.RegisterAsync();
        var video = await server.MinuteAsync(owner);
        await ViewAsync(video, seconds: 10);
        var day = DateOnly.FromDateTime(server.Time.GetUtcNow().AddMinutes(-1).UtcDateTime);

        var report = await owner.FiguresAsync(video, $"?from={day.AddDays(-1):O}&to={day.AddDays(1):O}");

        report.Text("from").ShouldBe($"{day.AddDays(-1):O}");
        report.Text("to").ShouldBe($"{day.AddDays(1):O}");
        Rows(report, "days", "day")
            .ShouldBe([$"{day.AddDays(-1):O} 0 0 0", $"{day:O} 1 1 10", $"{day.AddDays(1):O} 0 0 0"]);
        var before = await owner.FiguresAsync(video, $"?to={day.AddDays(-1):O}");
        Row(before.At("total"), "").ShouldBe(" 0 0 0");
        before.At("total.completionRate").ValueKind.ShouldBe(JsonValueKind.Null);
        before.At("days").GetArrayLength().ShouldBe(28);
    }

    [Fact]
    public async Task What_was_watched_of_a_deleted_video_stays_counted()
    {
        var owner = await server.RegisterAsync();
        var video = await server.MinuteAsync(owner);
        await ViewAsync(video, seconds: 10);
        (await owner.Api.DeleteAsync(VideoSteps.PathOf(video))).ShouldBe(204);

        var report = (await owner.Api.GetAsync(Report)).ShouldBe(200);

        Rows(report, "videos", "videoId").ShouldBe([$"{video} 1 1 10"]);
        report.At("videos")[0].GetProperty("title").ValueKind.ShouldBe(JsonValueKind.Null);
        (await owner.Api.GetAsync($"{VideoSteps.PathOf(video)}/analytics")).ShouldBeProblem(404, "video_not_found");
    }

    [Fact]
    public async Task Nobody_else_sees_them()
    {
        var owner = await server.RegisterAsync();
        var video = await server.MinuteAsync(owner);
        await ViewAsync(video, seconds: 10);
        var stranger = await server.RegisterAsync();

        (await stranger.Api.GetAsync($"{VideoSteps.PathOf(video)}/analytics")).ShouldBeProblem(404, "video_not_found");
        Row((await stranger.Api.GetAsync(Report)).ShouldBe(200).At("total"), "").ShouldBe(" 0 0 0");
    }

    [Theory]
    [InlineData("?format=csv", null)]
    [InlineData("", "text/csv")]
    [InlineData("", "application/json;q=0.5, text/csv")]
    public async Task A_report_is_also_a_table(string query, string? accept)
    {
        var owner = await server.RegisterAsync();
        var video = await server.MinuteAsync(owner);
        (await owner.Api.PatchAsync(VideoSteps.PathOf(video), new { title = "=SUM(1,\"2\")" })).ShouldBe(200);
        await ViewAsync(video, seconds: 60, ("CF-IPCountry", "DE"), ("User-Agent", Phone));
        var day = DateOnly.FromDateTime(server.Time.GetUtcNow().AddMinutes(-1).UtcDateTime);

        var answer = await owner.Api.SendAsync(
            HttpMethod.Get,
            $"{Report}{(query.Length > 0 ? $"{query}&" : "?")}from={day:O}&to={day:O}",
            content: null,
            accept is null ? [] : [("Accept", accept)]
        );

        answer.ShouldBe(200).ContentType.ShouldBe("text/csv");
        answer.Body.ShouldBe(
            $"""
            by,value,title,views,uniqueViewers,watchTimeSeconds,completionRate,averageCompletion
            total,,,1,1,60,1,1
            day,{day:O},,1,1,60,1,1
            country,DE,,1,1,60,1,1
            device,mobile,,1,1,60,1,1
            video,{video},"'=SUM(1,""2"")",1,1,60,1,1

            """.ReplaceLineEndings("\r\n")
        );
    }

    [Theory]
    [InlineData("?format=json", "text/csv")]
    [InlineData("", "*/*")]
    [InlineData("", "text/html, application/json, text/csv;q=0.9")]
    [InlineData("", "image/png")]
    public async Task Else_it_is_JSON(string query, string accept)
    {
        var owner = await server.RegisterAsync();

        var answer = await owner.Api.SendAsync(HttpMethod.Get, $"{Report}{query}", content: null, ("Accept", accept));

        answer.ShouldBe(200).ContentType.ShouldBe("application/json");
    }

    [Theory]
    [InlineData("?from=2026-01-02&to=2026-01-01")]
    [InlineData("?from=2025-01-01&to=2026-01-02")]
    [InlineData("?from=2026-02-30")]
    public async Task A_period_that_is_none_or_too_long_is_refused(string query)
    {
        var owner = await server.RegisterAsync();

        (await owner.Api.GetAsync(Report + query)).ShouldBlame("from");
    }

    private async Task ViewAsync(Guid video, int seconds, params (string, string)[] headers) =>
        await ViewAsync(await server.RegisterAsync(), video, seconds, headers);

    private async Task ViewAsync(User viewer, Guid video, int seconds, params (string, string)[] headers)
    {
        var player = await server.PlayAsync(viewer, video);
        (await player.SendAsync(headers, Start(ageSeconds: 60), End(0, seconds))).ShouldBe(202);
    }

    private static IEnumerable<string> Rows(ApiAnswer report, string list, string key) =>
        report.At(list).EnumerateArray().Select(row => Row(row, row.GetProperty(key).ToString()));

    private static string Row(JsonElement row, string key) =>
        $"{key} {row.GetProperty("views")} {row.GetProperty("uniqueViewers")} {row.GetProperty("watchTimeSeconds")}";

    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["Proxies:Known:0"] = "127.0.0.0/8",
                ["Proxies:CountryHeader"] = "CF-IPCountry",
            };
    }
}
