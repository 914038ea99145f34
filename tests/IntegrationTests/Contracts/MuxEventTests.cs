using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What our Mux sandbox tells its webhook, judged by the types of Mux's own library.</summary>
public sealed class MuxEventTests
{
    private const string Assets = "video/v1/assets";
    private const string Uploads = "video/v1/uploads";

    [Fact]
    public async Task Events_look_as_Mux_describes_them()
    {
        await using var mux = await SandboxConversation.WithMuxAsync();
        await using var site = await LoopbackSite.StartAsync();
        mux.Sandbox.Mux.WebhookUrl = site.UrlOf("mux");
        var unused = await mux.ReserveAsync();
        await mux.SendAsync(HttpMethod.Put, $"{Uploads}/{unused.GetProperty("id")}/cancel", content: null);
        await mux.UploadAsync(await mux.ReserveAsync(), "no video"u8.ToArray());
        await mux.UploadAsync(await mux.ReserveAsync(), []);
        var upload = await mux.ReserveAsync("highest", "2160p");
        var asset = $"{Assets}/{await mux.UploadAsync(upload, SampleVideo.Bytes)}";
        await mux.AddTrackAsync(asset, site.Publish("captions.vtt", MuxSteps.Captions), "en");
        await mux.AddTrackAsync(asset, site.UrlOf("nothing.vtt"), "fr");
        await mux.Sandbox.Mux.WhenIdleAsync();
        var shown = await mux.GetAsync(asset);
        var english = shown.Tracks().Single(one => one.GetProperty("language_code", "") == "en").GetProperty("id");
        var file = shown.GetProperty("data").GetProperty("static_renditions").GetProperty("files")[0];
        await mux.SendAsync(HttpMethod.Patch, asset, JsonContent.Create(new { passthrough = "ours" }));
        await mux.DeleteAsync($"{asset}/tracks/{english}");
        await mux.SendUnjudgedAsync(HttpMethod.Delete, $"{asset}/static-renditions/{file.GetProperty("id")}");
        await mux.DeleteAsync(asset);

        await mux.Sandbox.Webhooks.WhenIdleAsync();
        foreach (var posted in site.Posts.Select(posted => JsonElement.Parse(posted.Body)))
        {
            mux.Show(
                SchemaOf(posted.GetProperty("type").GetString()!),
                posted,
                VendorContracts.PathOf("mux", "webhooks.schema.json")
            );
        }

        var types = site.Posts.Select(posted => JsonElement.Parse(posted.Body).GetProperty("type").GetString());
        types.Distinct().ShouldBe(EveryType, ignoreOrder: true);
        (await mux.FaultsAsync()).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> EveryType { get; } =
    [
        .. "created asset_created cancelled errored".Split(' ').Select(what => $"video.upload.{what}"),
        .. "created ready errored updated deleted".Split(' ').Select(what => $"video.asset.{what}"),
        .. "created ready errored deleted".Split(' ').Select(what => $"video.asset.track.{what}"),
        .. "created ready skipped deleted".Split(' ').Select(what => $"video.asset.static_rendition.{what}"),
        .. "preparing ready".Split(' ').Select(what => $"video.asset.static_renditions.{what}"),
    ];

    /// <summary>Mux's library names an event's type after the event.</summary>
    private static string SchemaOf(string type) =>
        string.Concat(type.Split('.', '_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "WebhookEvent";
}
