using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Cloudflare;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>The sandbox keeps Cloudflare's accounts apart.</summary>
public sealed class CloudflareAccountTests
{
    [Fact]
    public async Task A_token_gets_into_its_own_account_and_sees_what_is_in_it()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var other = sandbox.Cloudflare.AddAccount();
        using var own = ClientOf(sandbox, sandbox.Cloudflare.Accounts[0]);
        using var theirs = ClientOf(sandbox, other);
        var uid = (await CreateAsync(own)).GetProperty("uid").GetString();

        (await theirs.GetAsync(uid)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.DeleteAsync(uid)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ResultAsync(await theirs.GetAsync(""))).GetArrayLength().ShouldBe(0);
        (await ResultAsync(await own.GetAsync(""))).GetArrayLength().ShouldBe(1);
        (await theirs.GetAsync(own.BaseAddress)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_without_Stream_is_good_and_opens_nothing()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        var account = sandbox.Cloudflare.ChangeAccount(
            sandbox.Cloudflare.AddAccount().Id,
            added => added with { AllowsStream = false }
        );
        using var http = ClientOf(sandbox, account);

        (await http.GetAsync("../tokens/verify")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        sandbox.Cloudflare.ChangeAccount(account.Id, known => known with { ApiToken = "another" });
        (await http.GetAsync("../tokens/verify")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Keys_and_webhooks_are_an_accounts_own()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var site = await LoopbackSite.StartAsync();
        using var own = ClientOf(sandbox, sandbox.Cloudflare.Accounts[0]);
        using var theirs = ClientOf(sandbox, sandbox.Cloudflare.AddAccount());
        await theirs.PutAsJsonAsync("webhook", new { notificationUrl = site.UrlOf("theirs") });
        var upload = await CreateAsync(own);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(SampleVideo.Bytes), "file", "a.mp4" } };
        (await own.PostAsync(upload.GetProperty("uploadURL").GetString(), form)).EnsureSuccessStatusCode();
        await sandbox.Cloudflare.WhenIdleAsync();
        await sandbox.Webhooks.WhenIdleAsync();
        site.Posts.ShouldBeEmpty("it is not their video");

        var uid = upload.GetProperty("uid").GetString()!;
        (await PlayAsync(await TokenAsync(own, uid, await KeyAsync(own)))).ShouldBe(HttpStatusCode.OK);
        (await PlayAsync(await TokenAsync(own, uid, await KeyAsync(theirs)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await theirs.PostAsync($"{uid}/token", content: null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<HttpStatusCode> PlayAsync(string token) =>
            (await own.GetAsync($"{sandbox.Address}cloudflare/customer/{token}/manifest/video.m3u8")).StatusCode;
    }

    private static HttpClient ClientOf(SandboxHost sandbox, CloudflareAccount account)
    {
        var http = new HttpClient
        {
            BaseAddress = new Uri(sandbox.Address, $"cloudflare/client/v4/accounts/{account.Id}/stream/"),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", account.ApiToken);
        return http;
    }

    private static async Task<JsonElement> CreateAsync(HttpClient http) =>
        await ResultAsync(
            await http.PostAsJsonAsync("direct_upload", new { maxDurationSeconds = 60, requireSignedURLs = true })
        );

    private static async Task<object> KeyAsync(HttpClient http)
    {
        var key = await ResultAsync(await http.PostAsync("keys", content: null));
        return new { id = key.GetProperty("id").GetString(), pem = key.GetProperty("pem").GetString() };
    }

    private static async Task<string> TokenAsync(HttpClient http, string uid, object key) =>
        (await ResultAsync(await http.PostAsJsonAsync($"{uid}/token", key))).GetProperty("token").GetString()!;

    private static async Task<JsonElement> ResultAsync(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("result");
    }
}
