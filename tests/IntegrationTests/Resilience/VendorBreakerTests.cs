using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Resilience;

[Collection(Alone.Name)]
public sealed class VendorBreakerTests(VendorBreakerTests.WaryServer server)
    : IClassFixture<VendorBreakerTests.WaryServer>
{
    private const int Throughput = 4;

    public sealed class WaryServer(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["Vendors:BreakerThroughput"] = $"{Throughput}",
                ["Vendors:BreakDuration"] = "00:00:01",
            };
    }

    [Fact]
    public async Task A_vendor_that_keeps_failing_is_left_alone_for_a_while_and_then_asked_again()
    {
        var user = await server.RegisterAsync();
        server.Sandbox.Faults.Set(Vendors.Cloudflare, new Fault { Kind = FaultKind.Status });
        for (var call = 0; call < Throughput; call++)
        {
            (await UploadAsync(user)).ShouldBeProblem(503, "video_vendor_unavailable");
        }

        server.Sandbox.Requests.Clear();
        (await UploadAsync(user)).ShouldBeProblem(503, "video_vendor_unavailable");

        server.Sandbox.Requests.To(Vendors.Cloudflare).ShouldBeEmpty();
        (await user.Api.PostAsync("/api/v1/billing/checkout", new { plan = "pro" })).ShouldBe(201);

        server.Sandbox.Faults.ClearAll();
        await Eventually.GetsAsync(
            () => UploadAsync(user),
            answer => answer.Status == 201,
            "the vendor to be asked again"
        );
        server.Sandbox.Requests.To(Vendors.Cloudflare).Count.ShouldBe(1);
        (await UploadAsync(user)).ShouldBe(201);
    }

    private static Task<ApiAnswer> UploadAsync(User user) =>
        user.Api.PostAsync(
            "/api/v1/videos/uploads",
            new
            {
                title = "Sample",
                sizeBytes = 1000,
                method = "basic",
            }
        );
}
