using System.Net.Http.Json;
using System.Text;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Transformations;

/// <summary>A vendor in trouble costs each of these an error that says so, and leaves nothing behind.</summary>
public sealed class VendorTroubleTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly Dictionary<string, Func<HttpContent>?> Requests = new()
    {
        ["GET captions"] = null,
        ["PUT captions/de"] = () => new StringContent(CaptionSteps.German, Encoding.UTF8, "text/vtt"),
        ["DELETE captions/de"] = null,
        ["POST clips"] = () =>
            JsonContent.Create(
                new
                {
                    startSeconds = 0,
                    endSeconds = 1,
                    title = "Clip",
                }
            ),
        ["POST downloads"] = null,
        ["GET downloads"] = null,
        ["DELETE downloads"] = null,
        ["PUT thumbnail"] = () => JsonContent.Create(new { seconds = 0 }),
    };

    // A deletion asks for nothing in the answer, so one that breaks off has nothing to break.
    public static MatrixTheoryData<string, FaultKind> Outages { get; } =
        new(
            Requests.Keys.Where(request => request != "DELETE downloads"),
            [FaultKind.Status, FaultKind.RateLimit, FaultKind.Reset, FaultKind.BrokenJson]
        );

    public static MatrixTheoryData<string, int> Refusals { get; } = new(Requests.Keys, [400, 401, 403]);

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task While_the_vendor_is_away_it_answers_503(string request, FaultKind kind) =>
        (await SendAsync(request, new Fault { Kind = kind })).ShouldBeProblem(503, "video_vendor_unavailable");

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_the_vendor_refuses_answers_502(string request, int status) =>
        (await SendAsync(request, new Fault { Kind = FaultKind.Status, Status = status })).ShouldBeProblem(
            502,
            "video_vendor_rejected"
        );

    private async Task<ApiAnswer> SendAsync(string request, Fault fault)
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        await owner.PutCaptionsAsync(video);
        await server.WhenIdleAsync();
        var before = await DatabaseState.ReadAsync(server);
        var (method, path) = (request.Split(' ')[0], request.Split(' ')[1]);
        ApiAnswer answer;
        using (VendorOutage.Of(server, Vendors.Cloudflare, fault))
        {
            answer = await owner.Api.SendAsync(
                new HttpMethod(method),
                $"{VideoSteps.PathOf(video)}/{path}",
                Requests[request]?.Invoke()
            );
        }

        (await DatabaseState.ReadAsync(server)).ShouldBe(before);
        return answer;
    }
}
