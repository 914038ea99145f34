using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What our Cloudflare sandbox answers, judged by Cloudflare's description of its API.</summary>
public sealed class CloudflareAnswerTests
{
    [Fact]
    public async Task A_video_looks_as_Cloudflare_describes_it_from_its_upload_to_its_download()
    {
        await using var cloudflare = await SandboxConversation.WithCloudflareAsync();
        var stream = StreamOf(cloudflare);
        var upload = await ReserveAsync(cloudflare);
        var uid = upload.GetProperty("uid").GetString();
        await cloudflare.GetAsync($"{stream}/{uid}");

        using var http = new HttpClient();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(SampleVideo.Bytes), "file", "a.mp4" } };
        (await http.PostAsync(upload.GetProperty("uploadURL").GetString(), form)).EnsureSuccessStatusCode();
        await cloudflare.Sandbox.Cloudflare.WhenIdleAsync();

        var ready = await cloudflare.GetAsync($"{stream}/{uid}");
        ready.GetProperty("result").GetProperty("readyToStream").GetBoolean().ShouldBeTrue();
        await cloudflare.GetAsync(stream);
        await cloudflare.PostAsync($"{stream}/{uid}/downloads");
        await cloudflare.GetAsync($"{stream}/{uid}/downloads");
        await cloudflare.PostAsync($"{stream}/{uid}/token");
        await cloudflare.DeleteAsync($"{stream}/{uid}/downloads");
        await cloudflare.DeleteAsync($"{stream}/{uid}");
        (await cloudflare.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Captions_and_clips_look_as_Cloudflare_describes_them()
    {
        await using var cloudflare = await SandboxConversation.WithCloudflareAsync();
        var stream = StreamOf(cloudflare);
        var uid = await ReadyAsync(cloudflare);
        using var file = new StringContent(CaptionSteps.German);
        using var form = new MultipartFormDataContent { { file, "file", "de.vtt" } };

        await cloudflare.SendAsync(HttpMethod.Put, $"{stream}/{uid}/captions/de", form);
        await cloudflare.GetAsync($"{stream}/{uid}/captions/de");
        await cloudflare.PostAsync($"{stream}/{uid}/captions/fr/generate");
        await cloudflare.PostAsync($"{stream}/{uid}/captions/sv/generate");
        await cloudflare.GetAsync($"{stream}/{uid}/captions");
        await cloudflare.DeleteAsync($"{stream}/{uid}/captions/de");
        var clip = new
        {
            clippedFromVideoUID = uid,
            startTimeSeconds = 0,
            endTimeSeconds = 1,
            creator = "us",
        };
        await cloudflare.PostAsync($"{stream}/clip", JsonContent.Create(clip));
        await cloudflare.PostAsync($"{stream}/{uid}", JsonContent.Create(new { thumbnailTimestampPct = 0.5 }));
        await cloudflare.PostAsync($"{stream}/{uid}", JsonContent.Create(new { allowedOrigins = new[] { "a.org" } }));

        (await cloudflare.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Watermarks_look_as_Cloudflare_describes_them()
    {
        await using var cloudflare = await SandboxConversation.WithCloudflareAsync();
        var watermarks = $"{StreamOf(cloudflare)}/watermarks";
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(SamplePicture.Png), "file", "logo.png" },
        };

        var made = await cloudflare.PostAsync(watermarks, form);
        await cloudflare.PostAsync(watermarks, JsonContent.Create(new { url = "https://example.com/logo.png" }));
        await cloudflare.GetAsync(watermarks);
        var uid = made.GetProperty("result").GetProperty("uid");
        await cloudflare.GetAsync($"{watermarks}/{uid}");
        await cloudflare.PostAsync(
            $"{StreamOf(cloudflare)}/direct_upload",
            JsonContent.Create(new { maxDurationSeconds = 60, watermark = new { uid } })
        );
        await cloudflare.DeleteAsync($"{watermarks}/{uid}");
        await cloudflare.DeleteAsync($"{watermarks}/{uid}");

        (await cloudflare.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Signing_keys_look_as_Cloudflare_describes_them()
    {
        await using var cloudflare = await SandboxConversation.WithCloudflareAsync();
        var keys = $"{StreamOf(cloudflare)}/keys";

        var made = await cloudflare.PostAsync(keys);
        await cloudflare.GetAsync(keys);
        await cloudflare.DeleteAsync($"{keys}/{made.GetProperty("result").GetProperty("id")}");

        (await cloudflare.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_webhook_and_the_token_check_look_as_Cloudflare_describes_them()
    {
        await using var cloudflare = await SandboxConversation.WithCloudflareAsync();
        var webhook = $"{StreamOf(cloudflare)}/webhook";

        await cloudflare.SendAsync(
            HttpMethod.Put,
            webhook,
            JsonContent.Create(new { notificationUrl = "https://streamhub.test/webhooks/cloudflare" })
        );
        await cloudflare.GetAsync(webhook);
        await cloudflare.DeleteAsync(webhook);
        await cloudflare.GetAsync("user/tokens/verify");
        await cloudflare.GetAsync($"{StreamOf(cloudflare)}/storage-usage");

        (await cloudflare.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusals_look_as_Cloudflare_describes_them()
    {
        await using var cloudflare = await SandboxConversation.WithCloudflareAsync();
        var stream = StreamOf(cloudflare);

        await cloudflare.GetAsync($"{stream}/0123456789abcdef0123456789abcdef");
        await cloudflare.PostAsync($"{stream}/direct_upload", JsonContent.Create(new { colour = "red" }));
        await cloudflare.GetAsync("accounts/0123456789abcdef0123456789abcdef/stream");

        (await cloudflare.FaultsAsync()).ShouldBeEmpty();
    }

    private static string StreamOf(SandboxConversation cloudflare) =>
        $"accounts/{cloudflare.Sandbox.Cloudflare.AccountId}/stream";

    private static async Task<string> ReadyAsync(SandboxConversation cloudflare)
    {
        var upload = await ReserveAsync(cloudflare);
        using var http = new HttpClient();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(SampleVideo.Bytes), "file", "a.mp4" } };
        (await http.PostAsync(upload.GetProperty("uploadURL").GetString(), form)).EnsureSuccessStatusCode();
        await cloudflare.Sandbox.Cloudflare.WhenIdleAsync();
        return upload.GetProperty("uid").GetString()!;
    }

    private static async Task<JsonElement> ReserveAsync(SandboxConversation cloudflare)
    {
        var reserved = await cloudflare.PostAsync(
            $"{StreamOf(cloudflare)}/direct_upload",
            JsonContent.Create(new { maxDurationSeconds = 60, requireSignedURLs = true })
        );
        return reserved.GetProperty("result");
    }
}
