using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class PlanRateLimitTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const int Limit = 5;
    private const string Path = "/api/v1/auth/profile";

    [Fact]
    public async Task A_caller_has_what_the_plan_allows_and_then_waits()
    {
        await SetLimitAsync(Limit);
        var user = await server.RegisterAsync();
        for (var left = Limit - 1; left >= 0; left--)
        {
            var answer = await user.Api.GetAsync(Path);
            answer.ShouldBe(200);
            Header(answer, "RateLimit-Policy").ShouldBe($"\"free\";q={Limit};w=60");
            Header(answer, "RateLimit").ShouldStartWith($"\"free\";r={left};t=");
        }

        var refusal = await user.Api.GetAsync(Path);

        refusal.ShouldBeProblem(429, "rate_limited");
        refusal.Text("policy").ShouldBe("free");
        refusal.At("requestsPerMinute").GetInt32().ShouldBe(Limit);
        var wait = refusal.Headers.RetryAfter!.Delta!.Value;
        wait.TotalSeconds.ShouldBeInRange(1, 60d / Limit);
        server.Time.Advance(wait);
        (await user.Api.GetAsync(Path)).ShouldBe(200);
    }

    [Fact]
    public async Task One_callers_flood_is_not_anothers()
    {
        await SetLimitAsync(Limit);
        var loud = await server.RegisterAsync();
        var quiet = await server.RegisterAsync();
        for (var i = 0; i <= Limit; i++)
        {
            await loud.Api.GetAsync(Path);
        }

        (await loud.Api.GetAsync(Path)).ShouldBe(429);
        (await quiet.Api.GetAsync(Path)).ShouldBe(200);
    }

    [Fact]
    public async Task Of_many_requests_at_once_as_many_are_heard_as_the_plan_allows()
    {
        await SetLimitAsync(Limit);
        var user = await server.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3 * Limit).Select(_ => user.Api.GetAsync(Path)));

        answers.Count(answer => answer.Status == 200).ShouldBe(Limit);
        answers.Count(answer => answer.Status == 429).ShouldBe(2 * Limit);
    }

    [Fact]
    public async Task A_plan_that_changes_holds_without_a_restart()
    {
        await SetLimitAsync(Limit);
        var user = await server.RegisterAsync();
        (await user.Api.GetAsync(Path)).ShouldBe(200);

        await SetLimitAsync(2 * Limit);

        Header(await user.Api.GetAsync(Path), "RateLimit-Policy").ShouldBe($"\"free\";q={2 * Limit};w=60");
    }

    [Fact]
    public async Task A_refused_request_changes_nothing()
    {
        await SetLimitAsync(1);
        var user = await server.RegisterAsync();
        (await user.Api.GetAsync(Path)).ShouldBe(200);

        (await user.Api.PatchAsync(Path, new { displayName = "Changed" })).ShouldBe(429);

        server.Time.Advance(TimeSpan.FromMinutes(1));
        (await user.Api.GetAsync(Path)).Text("displayName").ShouldNotBe("Changed");
    }

    // What is remembered of a plan is some seconds old at most: they pass.
    private async Task SetLimitAsync(int requestsPerMinute)
    {
        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE plans SET requests_per_minute = {requestsPerMinute}")
        );
        server.Time.Advance(TimeSpan.FromSeconds(30));
    }

    private static string Header(ApiAnswer answer, string name) => answer.Headers.GetValues(name).Single();
}
