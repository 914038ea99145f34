using Shouldly;
using StreamHub.Domain.Plans;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class OverviewTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task It_counts_what_the_organization_has_and_nobody_elses()
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        await server.ReadyVideoAsync(stranger);
        var empty = await OverviewAsync(owner);
        empty.At("uploads").GetRawText().ShouldBe("{\"used\":0,\"quota\":2}");
        empty.At("localizations").GetRawText().ShouldBe("{\"queued\":0,\"running\":0,\"succeeded\":0,\"failed\":0}");
        empty
            .At("jobs")
            .GetRawText()
            .ShouldBe("{\"queued\":0,\"running\":0,\"succeeded\":0,\"failed\":0,\"cancelled\":0}");
        empty.At("platforms").GetRawText().ShouldBe("{\"connected\":0,\"limit\":2}");
        empty.At("storage.bytes").GetInt64().ShouldBe(0);
        empty.At("storage.limit").GetInt64().ShouldBe(PlanCatalogue.Free.Limits.StorageBytes!.Value);

        var video = await server.ReadyVideoAsync(owner);
        await owner.BeginUploadAsync();
        await owner.ConnectFeedAsync();
        await stranger.ConnectFeedAsync();
        await server.FailedLocalizationAsync(owner.OrganizationId, video);

        var overview = await OverviewAsync(owner);
        overview.At("uploads.used").GetInt32().ShouldBe(0, "They are files of the library, which nothing publishes.");
        overview.At("storage.bytes").GetInt64().ShouldBe(2 * SampleVideo.Bytes.Length);
        overview.At("platforms.connected").GetInt32().ShouldBe(1);
        overview.At("localizations.failed").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_quota_is_the_plans()
    {
        var owner = await server.RegisterAsync();
        await server.SubscribeAsync(owner);

        (await OverviewAsync(owner)).At("uploads.quota").GetInt32().ShouldBe(50);
    }

    private static async Task<ApiAnswer> OverviewAsync(User user) =>
        (await user.Api.GetAsync("/api/v1/metrics/overview")).ShouldBe(200);
}
