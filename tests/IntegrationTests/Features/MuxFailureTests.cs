using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>A Mux that fails, refuses or has no time costs an error that says so, and leaves nothing behind.</summary>
public sealed class MuxFailureTests(MuxFailureTests.PacedServer server) : IClassFixture<MuxFailureTests.PacedServer>
{
    private const int WritesAtOnce = 50;

    public sealed class PacedServer(TestDatabases databases) : MuxServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(base.Settings)
            {
                ["Vendors:Limits:Mux:Requests"] = $"{WritesAtOnce}",
                ["Vendors:Limits:Mux:Window"] = "01:00:00",
            };
    }

    [Theory]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.RateLimit)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.BrokenJson)]
    public async Task While_Mux_is_away_an_upload_answers_503(FaultKind kind)
    {
        var owner = await RestedAsync();
        using var outage = VendorOutage.Of(server, Vendors.Mux, new Fault { Kind = kind, RetryAfterSeconds = 9 });

        var answer = await AskAsync(owner);

        answer.ShouldBeProblem(503, "video_vendor_unavailable");
        answer.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(9));
        (answer.Headers.RetryAfter is not null).ShouldBe(kind == FaultKind.RateLimit);
        (await CountAsync(owner)).ShouldBe(0);
    }

    [Theory]
    [InlineData("<html>Back soon</html>", "text/html")]
    [InlineData("""{"data":{"status":"waiting","url":"https://upload.test/"}}""", "application/json")]
    [InlineData("""{"data":{"id":"u1","status":"waiting"}}""", "application/json")]
    [InlineData("""{"data":{"id":"u1","status":"waiting","url":7}}""", "application/json")]
    [InlineData("[]", "application/json")]
    public async Task An_answer_that_breaks_Muxs_contract_answers_503(string body, string contentType)
    {
        var owner = await RestedAsync();
        using var strange = VendorOutage.Of(
            server,
            Vendors.Mux,
            new Fault
            {
                Kind = FaultKind.Answer,
                Status = 201,
                Body = body,
                ContentType = contentType,
            }
        );

        (await AskAsync(owner)).ShouldBeProblem(503, "video_vendor_unavailable");

        (await CountAsync(owner)).ShouldBe(0);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task What_Mux_refuses_answers_502(int status)
    {
        var owner = await RestedAsync();
        using var outage = VendorOutage.Of(server, Vendors.Mux, new Fault { Kind = FaultKind.Status, Status = status });

        (await AskAsync(owner)).ShouldBeProblem(502, "video_vendor_rejected");

        (await CountAsync(owner)).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_Mux_takes_is_not_sent_and_told_when_to_come_again()
    {
        var owner = await RestedAsync();
        server.Sandbox.Requests.Clear();
        for (var write = 0; write < WritesAtOnce; write++)
        {
            (await AskAsync(owner)).ShouldBe(201);
        }

        var refused = await AskAsync(owner);

        refused.ShouldBeProblem(503, "video_vendor_unavailable");
        refused
            .Headers.RetryAfter.ShouldNotBeNull()
            .Delta.ShouldNotBeNull()
            .ShouldBeInRange(TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
        server.Sandbox.Requests.To(Vendors.Mux, "POST").Count.ShouldBe(WritesAtOnce);
        server.Advance(TimeSpan.FromHours(1));
        owner = await server.LogInAgainAsync(owner);
        (await AskAsync(owner)).ShouldBe(201);
    }

    private static Task<ApiAnswer> AskAsync(User owner) =>
        owner.Api.PostAsync(VideoSteps.Uploads, new { title = "Never", sizeBytes = 1000 });

    /// <summary>Somebody who comes when nothing was asked of Mux for long.</summary>
    private async Task<User> RestedAsync()
    {
        server.Advance(TimeSpan.FromHours(2));
        return await server.RegisterAsync();
    }

    private Task<int> CountAsync(User owner) =>
        server.InDatabaseAsync(database =>
            database.Set<Video>().IgnoreQueryFilters().CountAsync(video => video.OrganizationId == owner.OrganizationId)
        );
}
