using System.Buffers.Binary;
using System.Net;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>The sandbox takes direct uploads as Mux does: once, in one piece or in resumable ones, until the time is up.</summary>
public sealed class MuxUploadTests
{
    private const int Unit = 256 * 1024;
    private const int Resume = 308;

    [Fact]
    public async Task An_upload_in_pieces_survives_pieces_that_were_lost_or_sent_twice()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var url = (await mux.CreateUploadAsync("public")).GetProperty("url").GetString()!;
        var file = Padded(SampleVideo.Bytes, (2 * Unit) + 1000);

        (await PutAsync(0, Unit)).ShouldBe((Resume, $"bytes=0-{Unit - 1}"));
        (await PutAsync(2 * Unit, 1000)).ShouldBe((416, null), "a piece is missing before it");
        (await PutAsync(Unit, 1000)).ShouldBe((400, null), "only the last piece is of any length");
        (await PutAsync(0, 2 * Unit)).ShouldBe((Resume, $"bytes=0-{(2 * Unit) - 1}"), "its first half had come");
        (await PutAsync(0, 0)).ShouldBe((Resume, $"bytes=0-{(2 * Unit) - 1}"), "a question changes nothing");
        (await PutAsync(2 * Unit, 1000)).ShouldBe((200, null));
        (await PutAsync(0, 0)).ShouldBe((200, null), "all of it came");
        (await PutAsync(0, Unit)).ShouldBe((410, null), "it works once");

        await mux.Host.Mux.WhenIdleAsync();
        var asset = mux.Host.Mux.Assets.Single();
        asset.Status.ShouldBe("ready");
        var played = await mux.Http.GetByteArrayAsync(
            $"{mux.Host.Mux.StreamUrl}{asset.PlaybackIds.Single().Id}/media.mp4"
        );
        played.ShouldBe(file);

        async Task<(int, string?)> PutAsync(int from, int count)
        {
            using var answer = await mux.PutPieceAsync(url, file, from, count, file.Length);
            return (
                (int)answer.StatusCode,
                answer.Headers.TryGetValues("Range", out var range) ? range.Single() : null
            );
        }
    }

    [Fact]
    public async Task An_upload_that_nobody_used_times_out()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var upload = await mux.CreateUploadAsync(timeout: 60);
        var url = upload.GetProperty("url").GetString()!;

        mux.Host.Clock.Advance(TimeSpan.FromSeconds(60));

        using var content = new ByteArrayContent(SampleVideo.Bytes);
        (await mux.Http.PutAsync(url, content)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        var shown = await MuxSandbox.DataAsync(await mux.Http.GetAsync($"video/v1/uploads/{upload.GetProperty("id")}"));
        shown.GetProperty("status").GetString().ShouldBe("timed_out");
        (
            await mux.Http.PutAsync($"video/v1/uploads/{upload.GetProperty("id")}/cancel", content: null)
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_cancelled_upload_takes_nothing_more()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var upload = await mux.CreateUploadAsync();
        using var cancelled = await mux.Http.PutAsync(
            $"video/v1/uploads/{upload.GetProperty("id")}/cancel",
            content: null
        );
        cancelled.EnsureSuccessStatusCode();

        using var content = new ByteArrayContent(SampleVideo.Bytes);
        var answer = await mux.Http.PutAsync(upload.GetProperty("url").GetString(), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
        mux.Host.Mux.Assets.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_browser_may_upload_from_the_origin_that_the_upload_is_for()
    {
        await using var mux = await MuxSandbox.StartAsync();
        var upload = await mux.CreateUploadAsync(origin: "https://app.test");

        (await AllowedAsync("https://app.test")).ShouldBe("https://app.test");
        (await AllowedAsync("https://other.test")).ShouldBeNull();

        async Task<string?> AllowedAsync(string origin)
        {
            using var preflight = new HttpRequestMessage(HttpMethod.Options, upload.GetProperty("url").GetString());
            preflight.Headers.Add("Origin", origin);
            using var answer = await mux.Http.SendAsync(preflight);
            return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed)
                ? allowed.Single()
                : null;
        }
    }

    [Fact]
    public async Task What_was_uploaded_is_there_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("streamhub-mux-");
        try
        {
            var settings = new VendorSandbox.SandboxSettings { DataFolder = folder.FullName };
            string id;
            await using (var mux = await MuxSandbox.StartAsync(settings))
            {
                id = (await mux.UploadSampleAsync()).Id;
            }

            await using var restarted = await MuxSandbox.StartAsync(settings);
            using var shown = await restarted.Http.GetAsync($"video/v1/assets/{id}");
            (await MuxSandbox.DataAsync(shown)).GetProperty("status").GetString().ShouldBe("ready");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The same video, longer by a box that players pass over.</summary>
    private static byte[] Padded(byte[] video, int length)
    {
        var padded = new byte[length];
        video.CopyTo(padded, 0);
        BinaryPrimitives.WriteInt32BigEndian(padded.AsSpan(video.Length), length - video.Length);
        "free"u8.CopyTo(padded.AsSpan(video.Length + 4));
        return padded;
    }
}
