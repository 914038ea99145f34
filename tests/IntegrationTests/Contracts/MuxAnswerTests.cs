using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What our Mux sandbox answers, judged by Mux's descriptions.</summary>
public sealed class MuxAnswerTests
{
    private const string Assets = "video/v1/assets";
    private const string Uploads = "video/v1/uploads";

    [Fact]
    public async Task A_video_looks_as_Mux_describes_it_from_its_upload_to_its_deletion()
    {
        await using var mux = await SandboxConversation.WithMuxAsync();
        var upload = await mux.ReserveAsync();
        await mux.GetAsync($"{Uploads}/{upload.GetProperty("id")}");
        await mux.GetAsync(Uploads);

        var id = await mux.UploadAsync(upload, SampleVideo.Bytes);

        (await mux.GetAsync($"{Uploads}/{upload.GetProperty("id")}")).ShouldSay("asset_created");
        (await mux.GetAsync($"{Assets}/{id}")).ShouldSay("ready");
        await mux.GetAsync($"{Assets}?upload_id={upload.GetProperty("id")}");
        await mux.GetAsync($"{Assets}/{id}/input-info");
        await mux.SendAsync(
            HttpMethod.Patch,
            $"{Assets}/{id}",
            JsonContent.Create(new { passthrough = "ours", meta = new { title = "Sample" } })
        );
        await mux.DeleteAsync($"{Assets}/{id}");
        (await mux.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Playback_ids_look_as_Mux_describes_them()
    {
        await using var mux = await SandboxConversation.WithMuxAsync();
        var id = await mux.UploadAsync(await mux.ReserveAsync(), SampleVideo.Bytes);

        var made = await mux.PostAsync($"{Assets}/{id}/playback-ids", JsonContent.Create(new { policy = "public" }));
        var playback = made.GetProperty("data").GetProperty("id").GetString();
        await mux.GetAsync($"{Assets}/{id}/playback-ids/{playback}");
        var owner = await mux.GetAsync($"video/v1/playback-ids/{playback}");
        owner.GetProperty("data").GetProperty("object").GetProperty("id").GetString().ShouldBe(id);
        await mux.DeleteAsync($"{Assets}/{id}/playback-ids/{playback}");

        (await mux.GetAsync($"{Assets}/{id}"))
            .GetProperty("data")
            .GetProperty("playback_ids")
            .GetArrayLength()
            .ShouldBe(1);
        (await mux.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_upload_a_file_that_is_no_video_and_a_clip_look_as_Mux_describes_them()
    {
        await using var mux = await SandboxConversation.WithMuxAsync();
        var unused = await mux.ReserveAsync();
        (await mux.SendAsync(HttpMethod.Put, $"{Uploads}/{unused.GetProperty("id")}/cancel", content: null)).ShouldSay(
            "cancelled"
        );
        var broken = await mux.UploadAsync(await mux.ReserveAsync(), "no video"u8.ToArray());
        (await mux.GetAsync($"{Assets}/{broken}")).ShouldSay("errored");

        var whole = await mux.UploadAsync(await mux.ReserveAsync(), SampleVideo.Bytes);
        var clip = await mux.PostAsync(
            Assets,
            JsonContent.Create(
                new
                {
                    inputs = new[]
                    {
                        new
                        {
                            url = $"mux://assets/{whole}",
                            start_time = 0.5,
                            end_time = 1.5,
                        },
                    },
                }
            )
        );
        await mux.Sandbox.Mux.WhenIdleAsync();
        var cut = await mux.GetAsync($"{Assets}/{clip.GetProperty("data").GetProperty("id")}");

        cut.ShouldSay("ready");
        cut.GetProperty("data").GetProperty("duration").GetDouble().ShouldBe(1.0);
        cut.GetProperty("data").GetProperty("source_asset_id").GetString().ShouldBe(whole);
        (await mux.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_tracks_and_static_renditions_look_as_Mux_describes_them()
    {
        await using var mux = await SandboxConversation.WithMuxAsync();
        await using var site = await LoopbackSite.StartAsync();
        var newer = VendorContracts.PathOf("mux", "openapi.stainless.json");
        var asset = $"{Assets}/{await mux.UploadAsync(await mux.ReserveAsync(), SampleVideo.Bytes)}";
        var track = await mux.PostAsync(
            $"{asset}/tracks",
            JsonContent.Create(
                new
                {
                    url = site.Publish("captions.vtt", MuxSteps.Captions),
                    type = "text",
                    text_type = "subtitles",
                    language_code = "en",
                    name = "English",
                }
            )
        );
        await mux.Sandbox.Mux.WhenIdleAsync();
        var ready = await mux.GetAsync(asset);
        var audio = ready.Tracks().Single(one => one.GetProperty("type").GetString() == "audio").GetProperty("id");

        var generated = await mux.SendUnjudgedAsync(
            HttpMethod.Post,
            $"{asset}/tracks/{audio}/generate-subtitles",
            JsonContent.Create(new { generated_subtitles = new[] { new { language_code = "de", name = "Deutsch" } } })
        );
        var rendition = await mux.SendUnjudgedAsync(
            HttpMethod.Post,
            $"{asset}/static-renditions",
            JsonContent.Create(new { resolution = "highest" })
        );
        await mux.Sandbox.Mux.WhenIdleAsync();
        var done = await mux.GetAsync(asset);

        mux.Show("track", generated.GetProperty("data")[0], newer);
        mux.Show("asset_create_static_rendition_response", rendition.GetProperty("data"), newer);
        var files = done.GetProperty("data").GetProperty("static_renditions").GetProperty("files");
        mux.Show("asset_create_static_rendition_response", files[0], newer);
        files[0].GetProperty("filesize").GetString().ShouldBe($"{SampleVideo.Bytes.Length}");
        done.Tracks().Count(one => one.GetProperty("status").GetString() == "ready").ShouldBe(4);
        await mux.DeleteAsync($"{asset}/tracks/{track.GetProperty("data").GetProperty("id")}");
        await mux.SendUnjudgedAsync(HttpMethod.Delete, $"{asset}/static-renditions/{files[0].GetProperty("id")}");
        (await mux.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Playback_restrictions_look_as_Mux_describes_them()
    {
        await using var mux = await SandboxConversation.WithMuxAsync();
        const string Restrictions = "video/v1/playback-restrictions";
        var rules = new
        {
            referrer = new { allowed_domains = new[] { "app.test" }, allow_no_referrer = false },
            user_agent = new { allow_no_user_agent = true, allow_high_risk_user_agent = true },
        };

        var made = (await mux.PostAsync(Restrictions, JsonContent.Create(rules))).GetProperty("data");
        var address = $"{Restrictions}/{made.GetProperty("id")}";
        await mux.GetAsync(Restrictions);
        await mux.GetAsync(address);
        await mux.SendAsync(
            HttpMethod.Put,
            $"{address}/referrer",
            JsonContent.Create(new { allowed_domains = new[] { "*.app.test" } })
        );
        var changed = await mux.SendUnjudgedAsync(
            HttpMethod.Put,
            $"{address}/user_agent",
            JsonContent.Create(rules.user_agent)
        );
        await mux.DeleteAsync(address);

        mux.Show(
            "playback_restriction",
            changed.GetProperty("data"),
            VendorContracts.PathOf("mux", "openapi.stainless.json")
        );
        (await mux.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Signing_keys_look_as_Mux_describes_them()
    {
        await using var mux = await SandboxConversation.WithMuxAsync();
        const string Keys = "system/v1/signing-keys";

        var made = (await mux.PostAsync(Keys)).GetProperty("data");
        await mux.GetAsync(Keys);
        var shown = (await mux.GetAsync($"{Keys}/{made.GetProperty("id")}")).GetProperty("data");
        await mux.DeleteAsync($"{Keys}/{made.GetProperty("id")}");

        Encoding
            .ASCII.GetString(Convert.FromBase64String(made.GetProperty("private_key").GetString()!))
            .ShouldStartWith("-----BEGIN RSA PRIVATE KEY-----");
        shown.TryGetProperty("private_key", out _).ShouldBeFalse("only its maker sees it");
        (await mux.FaultsAsync()).ShouldBeEmpty();
    }
}
