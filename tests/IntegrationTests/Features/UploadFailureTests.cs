using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>A vendor that fails costs an error that says so, and leaves nothing behind.</summary>
public sealed class UploadFailureTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly string[] Methods = ["tus", "basic"];

    public static MatrixTheoryData<string, FaultKind> Outages { get; } =
        new(Methods, [FaultKind.Status, FaultKind.RateLimit, FaultKind.Reset, FaultKind.BrokenJson]);

    public static MatrixTheoryData<string, int> Refusals { get; } = new(Methods, [400, 401, 403, 404, 409, 413, 422]);

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task While_the_vendor_is_away_an_upload_answers_503(string method, FaultKind kind)
    {
        var owner = await server.RegisterAsync();
        using var outage = VendorOutage.Of(server, Vendors.Cloudflare, new Fault { Kind = kind });

        var answer = await AskAsync(owner, method);

        answer.ShouldBeProblem(503, "video_vendor_unavailable");
        (await CountAsync(owner)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_the_vendor_refuses_answers_502(string method, int status)
    {
        var owner = await server.RegisterAsync();
        using var outage = VendorOutage.Of(
            server,
            Vendors.Cloudflare,
            new Fault { Kind = FaultKind.Status, Status = status }
        );

        var answer = await AskAsync(owner, method);

        answer.ShouldBeProblem(502, "video_vendor_rejected");
        (await CountAsync(owner)).ShouldBe(0);
    }

    private static Task<ApiAnswer> AskAsync(User owner, string method) =>
        owner.Api.PostAsync(
            VideoSteps.Uploads,
            new
            {
                title = "Never",
                method,
                sizeBytes = 1000,
            }
        );

    private Task<int> CountAsync(User owner) =>
        server.InDatabaseAsync(database =>
            database.Set<Video>().IgnoreQueryFilters().CountAsync(video => video.OrganizationId == owner.OrganizationId)
        );
}
