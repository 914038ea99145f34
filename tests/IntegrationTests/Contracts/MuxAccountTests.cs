using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Mux;
using StreamHub.VendorSandbox.Webhooks;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>The sandbox keeps Mux's environments apart, limits them, and can be disturbed as every vendor in it.</summary>
public sealed class MuxAccountTests
{
    private const string Assets = "video/v1/assets";

    [Fact]
    public async Task An_environment_sees_and_changes_only_what_is_its_own()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var asset = await mux.UploadSampleAsync();
        using var other = mux.ClientOf(mux.Host.Mux.AddEnvironment("Other"));

        (await other.GetAsync($"{Assets}/{asset.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.DeleteAsync($"{Assets}/{asset.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await MuxSandbox.DataAsync(await other.GetAsync(Assets))).GetArrayLength().ShouldBe(0);
        var clip = new { inputs = new[] { new { url = $"mux://assets/{asset.Id}" } } };
        (await other.PostAsJsonAsync(Assets, clip)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MuxSandbox.DataAsync(await mux.Http.GetAsync(Assets))).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_token_may_only_what_it_is_permitted_and_says_what_that_is()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var reader = mux.Host.Mux.AddEnvironment("Reader", [MuxPermission.ReadVideo]);
        using var http = mux.ClientOf(reader);

        (await http.GetAsync(Assets)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await http.PostAsJsonAsync("video/v1/uploads", new { cors_origin = "*" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ErrorAsync(refused))
            .GetProperty("messages")[0]
            .GetString()
            .ShouldNotBeNull()
            .ShouldContain("video:write");
        (await http.GetAsync("system/v1/signing-keys")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var self = await MuxSandbox.DataAsync(await http.GetAsync("system/v1/whoami"));
        self.GetProperty("permissions").EnumerateArray().Single().GetString().ShouldBe("video:read");
        mux.Host.Mux.ChangeEnvironment(reader.Id, environment => environment with { TokenSecret = "another" });
        (await http.GetAsync(Assets)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Writes_above_the_limit_are_told_to_come_later()
    {
        await using var mux = await MuxSandbox.StartAsync();
        mux.Host.Mux.WritesPerSecond = 0;

        using var refused = await mux.Http.PostAsJsonAsync("video/v1/uploads", new { cors_origin = "*" });

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await ErrorAsync(refused)).GetProperty("type").GetString().ShouldBe("too_many_requests");
        (await mux.Http.GetAsync(Assets)).StatusCode.ShouldBe(HttpStatusCode.OK);
        mux.Host.Mux.WritesPerSecond = null;
        (await mux.CreateUploadAsync()).GetProperty("status").GetString().ShouldBe("waiting");
    }

    [Fact]
    public async Task A_cursor_goes_through_all_assets_once()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var ids = new List<string>();
        for (var made = 0; made < 3; made++)
        {
            ids.Insert(0, (await mux.UploadSampleAsync()).Id);
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = JsonElement.Parse(await mux.Http.GetStringAsync($"{Assets}?limit=2{cursor}"));
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            cursor = page.TryGetProperty("next_cursor", out var next) ? $"&cursor={next}" : null;
        } while (cursor is not null);

        seen.ShouldBe(ids, "newest first");
        var second = JsonElement.Parse(await mux.Http.GetStringAsync($"{Assets}?limit=2&page=2"));
        second.GetProperty("data").EnumerateArray().Single().GetProperty("id").GetString().ShouldBe(ids[^1]);
        (await mux.Http.GetAsync($"{Assets}?limit=0")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Events_can_be_held_reversed_repeated_and_lost()
    {
        await using var mux = await MuxSandbox.StartAsync();
        await using var site = await LoopbackSite.StartAsync();
        mux.Host.Mux.WebhookUrl = site.UrlOf("mux");
        mux.Host.Webhooks.Hold(Vendors.Mux);
        mux.Host.Webhooks.DropNext(Vendors.Mux);

        await mux.UploadSampleAsync();
        mux.Host.Webhooks.Release(Vendors.Mux, ReleaseOrder.Reverse, copies: 2);
        await mux.Host.Webhooks.WhenIdleAsync();

        site.Posts.Select(posted => JsonElement.Parse(posted.Body).GetProperty("type").GetString())
            .ShouldBe([
                "video.asset.ready",
                "video.asset.ready",
                "video.upload.asset_created",
                "video.upload.asset_created",
                "video.asset.created",
                "video.asset.created",
            ]);
    }

    [Fact]
    public async Task Faults_hit_it_and_its_requests_are_kept()
    {
        await using var mux = await MuxSandbox.StartAsync();
        mux.Host.Faults.Set(
            Vendors.Mux,
            new Fault
            {
                Kind = FaultKind.Status,
                Phase = FaultPhase.After,
                Path = "/video/v1/uploads",
                Times = 1,
            }
        );

        using var failed = await mux.Http.PostAsJsonAsync("video/v1/uploads", new { cors_origin = "*" });

        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        mux.Host.Mux.Uploads.Count.ShouldBe(1, "it took effect all the same");
        mux.Host.Requests.To(Vendors.Mux, "POST", "/video/v1/uploads").Single().Body.ShouldContain("cors_origin");
        mux.Host.Reset();
        mux.Host.Mux.Uploads.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_can_be_anothers_for_once()
    {
        await using var mux = await MuxSandbox.StartAsync();
        mux.Host.Faults.Set(
            Vendors.Mux,
            new Fault
            {
                Kind = FaultKind.Answer,
                Status = 200,
                ContentType = "text/html",
                Body = "<h1>Maintenance</h1>",
                Times = 1,
            }
        );

        using var page = await mux.Http.GetAsync(Assets);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/html");
        (await page.Content.ReadAsStringAsync()).ShouldBe("<h1>Maintenance</h1>");
        (await MuxSandbox.DataAsync(await mux.Http.GetAsync(Assets))).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Generated_subtitles_and_files_that_are_none_can_fail()
    {
        await using var mux = await MuxSandbox.StartAsync();
        await using var site = await LoopbackSite.StartAsync();
        var asset = await mux.UploadSampleAsync();
        var audio = asset.Tracks.Single(track => track.Type == "audio").Id;
        var generated = new { generated_subtitles = new[] { new { language_code = "de" } } };
        mux.Host.Mux.FailNextTracks();

        await MuxSandbox.DataAsync(
            await mux.Http.PostAsJsonAsync($"{Assets}/{asset.Id}/tracks/{audio}/generate-subtitles", generated)
        );
        var text = new
        {
            url = site.Publish("fr.vtt", "not captions"u8.ToArray()),
            type = "text",
            language_code = "fr",
        };
        await MuxSandbox.DataAsync(await mux.Http.PostAsJsonAsync($"{Assets}/{asset.Id}/tracks", text));
        await mux.Host.Mux.WhenIdleAsync();

        var tracks = mux.Host.Mux.FindAsset(asset.Id)!.Tracks.Where(track => track.Type == "text").ToList();
        tracks.Select(track => track.Status).ShouldBe(["errored", "errored"]);
        tracks.Select(track => track.Error!.Type).ShouldBe(["processing_failed", "invalid_input"]);
    }

    private static async Task<JsonElement> ErrorAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error");
}
