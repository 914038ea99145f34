using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Watermarks;

/// <summary>Watermarks on their way into videos.</summary>
public sealed class WatermarkedUploadTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Theory]
    [InlineData("basic")]
    [InlineData("tus")]
    public async Task The_vendor_is_told_with_the_upload(string method)
    {
        var owner = await server.RegisterAsync();
        var watermark = await owner.CreateWatermarkAsync();

        var upload = await owner.BeginUploadAsync(method, watermarkId: watermark);

        var uid = (await server.AtVendorAsync(owner, upload.VideoId))!.WatermarkUid.ShouldNotBeNull();
        server.Sandbox.Cloudflare.Watermarks.ShouldContain(one => one.Uid == uid);
    }

    [Fact]
    public async Task Without_one_the_video_has_none()
    {
        var owner = await server.RegisterAsync();
        await owner.CreateWatermarkAsync();

        var upload = await owner.BeginUploadAsync();

        (await server.AtVendorAsync(owner, upload.VideoId))!.WatermarkUid.ShouldBeNull();
    }

    [Fact]
    public async Task An_organizations_own_account_has_watermarks_of_its_own()
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();
        (await owner.ConnectAsync(account)).ShouldBe(200);
        var watermark = await owner.CreateWatermarkAsync();

        var upload = await owner.BeginUploadAsync(watermarkId: watermark);

        var uid = (await server.AtVendorAsync(owner, upload.VideoId))!.WatermarkUid;
        server.Sandbox.Cloudflare.Watermarks.Single(one => one.Uid == uid).AccountId.ShouldBe(account.Id);
    }

    [Fact]
    public async Task One_of_another_organization_is_as_unknown_as_none()
    {
        var (owner, other) = (await server.RegisterAsync(), await server.RegisterAsync());
        var strange = await other.CreateWatermarkAsync();

        var answer = (await UploadAsync(owner, strange)).ShouldBeProblem(404, "watermark_not_found");

        answer.ShouldAnswerAs(await UploadAsync(owner, Guid.NewGuid()));
        (await owner.Api.GetAsync("/api/v1/videos")).At("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_one_is_unknown()
    {
        var owner = await server.RegisterAsync();
        var watermark = await owner.CreateWatermarkAsync();
        (await owner.Api.DeleteAsync(WatermarkSteps.WatermarkPath(watermark))).ShouldBe(204);

        (await UploadAsync(owner, watermark)).ShouldBeProblem(404, "watermark_not_found");
    }

    [Fact]
    public async Task One_that_lives_in_another_account_is_refused()
    {
        var owner = await server.RegisterAsync();
        var watermark = await owner.CreateWatermarkAsync();
        (await owner.ConnectAsync(server.NewAccount())).ShouldBe(200);

        (await UploadAsync(owner, watermark)).ShouldBeProblem(409, "watermark_elsewhere");
    }

    [Fact]
    public async Task One_that_lives_at_another_vendor_is_refused()
    {
        var owner = await server.RegisterAsync();
        var watermark = await owner.CreateWatermarkAsync();
        (await owner.PublishAtAsync("mux")).ShouldBe(200);

        (await UploadAsync(owner, watermark)).ShouldBeProblem(409, "watermark_elsewhere");
    }

    private static Task<ApiAnswer> UploadAsync(User owner, Guid watermarkId) =>
        owner.Api.PostAsync(
            VideoSteps.Uploads,
            new
            {
                title = "Film",
                sizeBytes = 1_000,
                watermarkId,
            }
        );
}
