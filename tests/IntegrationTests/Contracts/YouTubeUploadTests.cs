using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Shouldly;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Uploads;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>The sandbox takes resumable uploads as Google does, and keeps nothing of them but their hash.</summary>
public sealed class YouTubeUploadTests
{
    private const int Unit = PieceHash.PieceSize;
    private const int Resume = 308;

    [Fact]
    public async Task An_upload_is_gone_on_with_after_the_sandbox_was_away()
    {
        var folder = Directory.CreateTempSubdirectory("streamhub-youtube-");
        try
        {
            var settings = new SandboxSettings { DataFolder = folder.FullName };
            var file = Enumerable.Range(0, (2 * Unit) + 1000).Select(at => (byte)(at >> 9)).ToArray();
            string token;
            string session;
            await using (var before = await SandboxHost.StartAsync(settings))
            {
                token = before.Google.GrantAccess(before.Google.AddAccount("Ada", "Ada's channel").Id);
                session = await BeginAsync(before, token, file.Length);
                (await PutAsync(before, 0, Unit)).ShouldBe((Resume, $"bytes=0-{Unit - 1}"));
            }

            await using var sandbox = await SandboxHost.StartAsync(settings);

            (await PutAsync(sandbox, 0, 0)).ShouldBe((Resume, $"bytes=0-{Unit - 1}"), "a question changes nothing");
            (await PutAsync(sandbox, 2 * Unit, 1000)).ShouldBe((400, null), "a piece is missing before it");
            (await PutAsync(sandbox, Unit, 1000)).ShouldBe((400, null), "only the last piece is of any length");
            (await PutAsync(sandbox, 0, 2 * Unit)).ShouldBe(
                (Resume, $"bytes=0-{(2 * Unit) - 1}"),
                "half of it had come"
            );
            (await PutAsync(sandbox, 2 * Unit, 1000)).ShouldBe((201, null));
            (await PutAsync(sandbox, 0, 0)).ShouldBe((201, null), "all of it came");
            var video = sandbox.YouTube.Videos.ShouldHaveSingleItem();
            video.Length.ShouldBe(file.Length);
            video.Hash.ShouldBe(await PieceHash.OfAsync(new MemoryStream(file)));
            (await PutAsync(sandbox, 0, 0, "somebody's")).ShouldBe((401, null));
            sandbox.YouTube.ExpireUploads();
            (await PutAsync(sandbox, 0, 0)).ShouldBe((404, null));

            async Task<(int, string?)> PutAsync(SandboxHost host, int from, int count, string? other = null)
            {
                using var http = new HttpClient();
                using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(host.Address, session));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", other ?? token);
                request.Content = new ByteArrayContent(file, from, count);
                request.Content.Headers.ContentRange =
                    count == 0
                        ? new ContentRangeHeaderValue(file.Length)
                        : new ContentRangeHeaderValue(from, from + count - 1, file.Length);
                using var answer = await http.SendAsync(request);
                return (
                    (int)answer.StatusCode,
                    answer.Headers.TryGetValues("Range", out var range) ? range.Single() : null
                );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> BeginAsync(SandboxHost sandbox, string token, long length)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{sandbox.Google.ApiUrl}resumable/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status"
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("X-Upload-Content-Length", $"{length}");
        request.Headers.Add("X-Upload-Content-Type", "video/mp4");
        request.Content = JsonContent.Create(
            new { snippet = new { title = "A title" }, status = new { privacyStatus = "public" } }
        );
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer.Headers.Location.ShouldNotBeNull().PathAndQuery;
    }
}
