using System.Net;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Mux's own library finds in our sandbox what it expects of Mux.</summary>
public sealed class MuxLibraryTests
{
    [Fact]
    public async Task Muxs_library_uploads_lists_and_deletes()
    {
        NodeTools.SkipWhenMissing();
        await using var sandbox = await SandboxHost.StartAsync();
        var upload = await CreateUploadAsync(sandbox);
        var assetId = await FillAsync(sandbox, upload);

        var answers = await RunAsync(
            sandbox,
            ["video.uploads.retrieve", upload.GetProperty("id")],
            ["video.assets.list", new { upload_id = upload.GetProperty("id") }],
            ["video.assets.update", assetId, new { passthrough = "ours" }],
            ["video.assets.createStaticRendition", assetId, new { resolution = "highest" }],
            ["system.utilities.whoami"],
            ["video.assets.delete", assetId],
            ["video.assets.retrieve", assetId]
        );

        Value(answers[0]).GetProperty("asset_id").GetString().ShouldBe(assetId);
        Value(answers[1])[0].GetProperty("status").GetString().ShouldBe("ready");
        Value(answers[2]).GetProperty("passthrough").GetString().ShouldBe("ours");
        Value(answers[3]).GetProperty("status").GetString().ShouldBe("preparing");
        Value(answers[4]).GetProperty("environment_id").GetString().ShouldBe(sandbox.Mux.EnvironmentId);
        answers[6].GetProperty("name").GetString().ShouldBe("NotFoundError");
    }

    [Fact]
    public async Task What_Muxs_library_signs_opens_what_it_was_signed_for_and_nothing_else()
    {
        NodeTools.SkipWhenMissing();
        await using var sandbox = await SandboxHost.StartAsync();
        var assetId = await FillAsync(sandbox, await CreateUploadAsync(sandbox));
        var playback = sandbox.Mux.FindAsset(assetId)!.PlaybackIds.Single().Id;
        var made = (await RunAsync(sandbox, ["system.signingKeys.create", new { }]))[0];
        var key = new
        {
            keyId = Value(made).GetProperty("id").GetString(),
            keySecret = Value(made).GetProperty("private_key").GetString(),
            expiration = "1h",
            type = new[] { "video", "thumbnail", "storyboard" },
        };

        var tokens = Value((await RunAsync(sandbox, ["jwt.signPlaybackId", playback, key]))[0]);

        (await StatusAsync($"{sandbox.Mux.StreamUrl}{playback}.m3u8", tokens, "playback-token")).ShouldBe(
            HttpStatusCode.OK
        );
        (await StatusAsync($"{sandbox.Mux.StreamUrl}{playback}.m3u8", tokens, "thumbnail-token")).ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await StatusAsync($"{sandbox.Mux.ImageUrl}{playback}/thumbnail.jpg", tokens, "thumbnail-token")).ShouldBe(
            HttpStatusCode.OK
        );
        (await StatusAsync($"{sandbox.Mux.ImageUrl}{playback}/storyboard.vtt", tokens, "storyboard-token")).ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task Muxs_library_takes_our_events_and_refuses_them_altered()
    {
        NodeTools.SkipWhenMissing();
        await using var sandbox = await SandboxHost.StartAsync();
        await using var site = await LoopbackSite.StartAsync();
        sandbox.Mux.WebhookUrl = site.UrlOf("mux");
        await CreateUploadAsync(sandbox);
        await sandbox.Webhooks.WhenIdleAsync();
        var posted = site.Posts.Single();
        var headers = new Dictionary<string, string> { ["mux-signature"] = posted.Headers["Mux-Signature"] };

        var answers = await RunAsync(
            sandbox,
            ["webhooks.unwrap", posted.Body, headers, sandbox.Mux.WebhookSecret],
            ["webhooks.unwrap", $"{posted.Body} ", headers, sandbox.Mux.WebhookSecret],
            ["webhooks.unwrap", posted.Body, headers, "another secret"]
        );

        Value(answers[0]).GetProperty("type").GetString().ShouldBe("video.upload.created");
        answers[1].GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("No signatures found");
        answers[2].GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("No signatures found");
    }

    [Fact]
    public async Task Muxs_library_reads_our_refusals()
    {
        NodeTools.SkipWhenMissing();
        await using var sandbox = await SandboxHost.StartAsync();

        var answers = await RunAsync(
            sandbox,
            ["video.uploads.create", new { cors_origin = "*", colour = "red" }],
            ["video.assets.retrieve", "nothing"]
        );
        var stranger = await RunAsAsync(sandbox, "nobody", "no secret", ["video.assets.list"]);
        sandbox.Mux.WritesPerSecond = 0;
        var limited = await RunAsync(
            sandbox,
            ["video.uploads.create", new { cors_origin = "*" }],
            ["video.uploads.list"]
        );

        answers[0].GetProperty("name").GetString().ShouldBe("BadRequestError");
        answers[0].GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("invalid_parameters");
        answers[1].GetProperty("name").GetString().ShouldBe("NotFoundError");
        stranger[0].GetProperty("name").GetString().ShouldBe("AuthenticationError");
        limited[0].GetProperty("name").GetString().ShouldBe("RateLimitError");
        Value(limited[1]).GetArrayLength().ShouldBe(0, "reads are not limited");
    }

    private static JsonElement Value(JsonElement answer) =>
        answer.TryGetProperty("value", out var value)
            ? value
            : throw new InvalidOperationException($"Mux's library failed: {answer}");

    private static Task<JsonElement> RunAsync(SandboxHost sandbox, params object[][] calls) =>
        RunAsAsync(sandbox, sandbox.Mux.TokenId, sandbox.Mux.TokenSecret, calls);

    private static Task<JsonElement> RunAsAsync(
        SandboxHost sandbox,
        string tokenId,
        string tokenSecret,
        params object[][] calls
    ) =>
        NodeScript.RunAsync(
            "mux.mjs",
            new
            {
                mux = new
                {
                    baseURL = sandbox.Mux.ApiUrl,
                    tokenId,
                    tokenSecret,
                },
                calls,
            }
        );

    private static async Task<JsonElement> CreateUploadAsync(SandboxHost sandbox)
    {
        var settings = new { playback_policies = new[] { "signed" } };
        var made = await RunAsync(
            sandbox,
            ["video.uploads.create", new { cors_origin = "*", new_asset_settings = settings }]
        );
        return Value(made[0]);
    }

    private static async Task<string> FillAsync(SandboxHost sandbox, JsonElement upload)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(SampleVideo.Bytes);
        (await http.PutAsync(upload.GetProperty("url").GetString(), content)).EnsureSuccessStatusCode();
        await sandbox.Mux.WhenIdleAsync();
        return sandbox.Mux.Assets.Single().Id;
    }

    private static async Task<HttpStatusCode> StatusAsync(string url, JsonElement tokens, string token)
    {
        using var http = new HttpClient();
        return (await http.GetAsync($"{url}?token={tokens.GetProperty(token)}")).StatusCode;
    }
}
