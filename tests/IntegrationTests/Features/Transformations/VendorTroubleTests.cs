using System.Net.Http.Json;
using System.Text;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Transformations;

/// <summary>A vendor in trouble costs each of these an error that says so, and leaves nothing behind.</summary>
public abstract class VendorTroubleTests(StreamHubServer server, string vendor)
{
    protected static readonly FaultKind[] Troubles =
    [
        FaultKind.Status,
        FaultKind.RateLimit,
        FaultKind.Reset,
        FaultKind.BrokenJson,
    ];

    protected static readonly int[] Refused = [400, 401, 403];

    protected static readonly Dictionary<string, Func<HttpContent>?> Requests = new()
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

    protected async Task ShouldBeAwayAsync(string request, FaultKind kind) =>
        (await SendAsync(request, new Fault { Kind = kind })).ShouldBeProblem(503, "video_vendor_unavailable");

    protected async Task ShouldBeRefusedAsync(string request, int status) =>
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
        using (VendorOutage.Of(server, vendor, fault))
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

public sealed class CloudflareTroubleTests(StreamHubServer server)
    : VendorTroubleTests(server, Vendors.Cloudflare),
        IClassFixture<StreamHubServer>
{
    // A deletion asks for nothing in the answer, so one that breaks off has nothing to break.
    public static MatrixTheoryData<string, FaultKind> Outages { get; } =
        new(Requests.Keys.Where(request => request != "DELETE downloads"), Troubles);

    public static MatrixTheoryData<string, int> Refusals { get; } = new(Requests.Keys, Refused);

    [Theory]
    [MemberData(nameof(Outages))]
    public Task While_the_vendor_is_away_it_answers_503(string request, FaultKind kind) =>
        ShouldBeAwayAsync(request, kind);

    [Theory]
    [MemberData(nameof(Refusals))]
    public Task What_the_vendor_refuses_answers_502(string request, int status) =>
        ShouldBeRefusedAsync(request, status);
}

public sealed class MuxTroubleTests(MuxServer server)
    : VendorTroubleTests(server, Vendors.Mux),
        IClassFixture<MuxServer>
{
    // Mux is told of no thumbnail.
    private static readonly string[] AskingMux = [.. Requests.Keys.Where(request => request != "PUT thumbnail")];

    public static MatrixTheoryData<string, FaultKind> Outages { get; } = new(AskingMux, Troubles);

    public static MatrixTheoryData<string, int> Refusals { get; } = new(AskingMux, Refused);

    [Theory]
    [MemberData(nameof(Outages))]
    public Task While_the_vendor_is_away_it_answers_503(string request, FaultKind kind) =>
        ShouldBeAwayAsync(request, kind);

    [Theory]
    [MemberData(nameof(Refusals))]
    public Task What_the_vendor_refuses_answers_502(string request, int status) =>
        ShouldBeRefusedAsync(request, status);
}
