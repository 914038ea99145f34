using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>The addresses of an older backend answer exactly as the operations that they stand for.</summary>
public sealed class SeedAliasTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Settings = "/api/videos/organization/cloudflare-settings";

    [Fact]
    public async Task Videos_are_uploaded_and_read_by_the_old_addresses()
    {
        var owner = await server.RegisterAsync();

        var upload = await owner.Api.PostAsync("/api/videos/get-upload-url", new { title = "Film", sizeBytes = 1_000 });

        var id = upload.ShouldBe(201).Id("videoId");
        await ShouldAnswerAlikeAsync(owner, $"/api/videos/{id}", VideoSteps.PathOf(id));
        await ShouldAnswerAlikeAsync(owner, $"/api/videos/status/{id}", $"{VideoSteps.PathOf(id)}/status");
        await ShouldAnswerAlikeAsync(owner, "/api/videos?limit=1", "/api/v1/videos?limit=1");
        (await owner.Api.GetAsync("/api/videos?limit=0")).ShouldBlame("limit");
        (await server.Anonymous().GetAsync("/api/videos")).ShouldBeProblem(401, "unauthenticated");
        (await (await server.RegisterAsync()).Api.GetAsync($"/api/videos/{id}")).ShouldBeProblem(
            404,
            "video_not_found"
        );
    }

    [Fact]
    public async Task A_video_is_read_by_its_vendors_name_at_the_old_address()
    {
        var (owner, other) = (await server.RegisterAsync(), await server.RegisterAsync());
        var upload = await owner.BeginUploadAsync();
        var strange = await other.BeginUploadAsync();
        var uid = (await server.AtVendorAsync(owner, upload.VideoId))!.Uid;
        var strangeUid = (await server.AtVendorAsync(other, strange.VideoId))!.Uid;

        await ShouldAnswerAlikeAsync(owner, $"/api/videos/{uid}", $"/api/v1/videos/by-vendor-uid?uid={uid}");
        await ShouldAnswerAlikeAsync(owner, $"/api/videos/{uid}?uid={strangeUid}", VideoSteps.PathOf(upload.VideoId));
        (await owner.Api.GetAsync($"/api/videos/{strangeUid}")).ShouldBeProblem(404, "video_not_found");
        (await owner.Api.GetAsync($"/api/videos/{new string('a', 65)}")).ShouldBlame("uid");
        (await server.Anonymous().GetAsync($"/api/videos/{uid}")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task An_upload_by_the_old_address_runs_once_for_a_key()
    {
        var owner = await server.RegisterAsync();
        var key = $"key-{Guid.NewGuid():N}";

        var first = await UploadAsync();
        var second = await UploadAsync();

        second.ShouldBe(201).Body.ShouldBe(first.ShouldBe(201).Body);

        Task<ApiAnswer> UploadAsync() =>
            owner.Api.SendAsync(
                HttpMethod.Post,
                "/api/videos/get-upload-url",
                System.Net.Http.Json.JsonContent.Create(new { title = "Film", sizeBytes = 1_000 }),
                ("Idempotency-Key", key)
            );
    }

    [Fact]
    public async Task The_old_addresses_of_credentials_act_for_the_acting_organization()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var acting = owner.Api.For($"{studio}");
        var account = server.NewAccount();

        (await acting.PostAsync(Settings, new { accountId = account.Id, apiToken = account.Token })).ShouldBe(200);

        var read = (await acting.GetAsync(Settings)).ShouldBe(200);
        read.Text("state").ShouldBe("connected");
        read.Body.ShouldBe((await owner.Api.GetAsync(VideoAccountSteps.CredentialsOf(studio))).Body);
        (await acting.PostAsync("/api/videos/organization/test-cloudflare"))
            .ShouldBe(200)
            .Text("testOutcome")
            .ShouldBe("accepted");
        (await owner.Api.GetAsync(Settings)).Body.ShouldBe((await owner.CredentialsAsync()).Body);
        (await owner.Api.PostAsync("/api/videos/organization/test-cloudflare")).ShouldBeProblem(
            409,
            "video_account_not_connected"
        );
        var member = await server.JoinAsync(owner, studio);
        (
            await member
                .Api.For($"{studio}")
                .PostAsync(Settings, new { accountId = account.Id, apiToken = account.Token })
        ).ShouldBe(403);
    }

    [Fact]
    public async Task The_document_has_each_operation_once()
    {
        var document = await server.Anonymous().GetAsync("/openapi/v1.json");

        document.At("paths").EnumerateObject().ShouldAllBe(path => !path.Name.StartsWith("/api/videos"));
    }

    private static async Task ShouldAnswerAlikeAsync(User user, string alias, string path) =>
        (await user.Api.GetAsync(alias)).ShouldBe(200).Body.ShouldBe((await user.Api.GetAsync(path)).Body);
}
