using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What the tests of Mux's answers and events do in the same way.</summary>
internal static class MuxSteps
{
    public static byte[] Captions => "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"u8.ToArray();

    public static IEnumerable<JsonElement> Tracks(this JsonElement asset) =>
        asset.GetProperty("data").GetProperty("tracks").EnumerateArray();

    public static async Task AddTrackAsync(this SandboxConversation mux, string asset, string url, string language) =>
        await mux.PostAsync(
            $"{asset}/tracks",
            JsonContent.Create(
                new
                {
                    url,
                    type = "text",
                    text_type = "subtitles",
                    language_code = language,
                }
            )
        );

    public static async Task<JsonElement> ReserveAsync(this SandboxConversation mux, params string[] renditions)
    {
        var reserved = await mux.PostAsync(
            "video/v1/uploads",
            JsonContent.Create(
                new
                {
                    cors_origin = "*",
                    new_asset_settings = new
                    {
                        playback_policies = new[] { "signed" },
                        video_quality = "basic",
                        static_renditions = renditions.Select(resolution => new { resolution }),
                    },
                }
            )
        );
        return reserved.GetProperty("data");
    }

    public static async Task<string> UploadAsync(this SandboxConversation mux, JsonElement upload, byte[] file)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(file);
        (await http.PutAsync(upload.GetProperty("url").GetString(), content)).EnsureSuccessStatusCode();
        await mux.Sandbox.Mux.WhenIdleAsync();
        var filled = mux.Sandbox.Mux.Uploads.Single(known => known.Id == upload.GetProperty("id").GetString());
        return filled.AssetId ?? "";
    }

    public static void ShouldSay(this JsonElement answer, string status) =>
        answer.GetProperty("data").GetProperty("status").GetString().ShouldBe(status);

    public static string GetProperty(this JsonElement element, string name, string otherwise) =>
        element.TryGetProperty(name, out var value) ? value.GetString()! : otherwise;
}
