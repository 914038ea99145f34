using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos.Mux;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>All that we ask of Mux in a video's life, shown to Prism with Mux's descriptions of its API.</summary>
public sealed partial class MuxRequestTests(MuxRequestTests.Server server) : IClassFixture<MuxRequestTests.Server>
{
    private const string Asset = "/video/v1/assets/{}";
    private const string Upload = "/video/v1/uploads";
    private const string Keys = "/system/v1/signing-keys";

    [Fact]
    public async Task Each_request_is_as_described()
    {
        VendorContracts.SkipWhenMissing();
        server.Exchanges.OnAnswer = made =>
            made.Path.EndsWith("/signing-keys", StringComparison.Ordinal)
                ? server.StoreKeyAsync(VideoVendor.Mux, server.Sandbox.Mux.TokenId)
                : Task.CompletedTask;
        var owner = await server.RegisterAsync();
        var id = await server.ReadyMuxVideoAsync(owner, allowDownload: true);
        (await owner.StartPlaybackAsync(id)).ShouldBe(200);
        await RetryDownloadAsync();
        await MakeAsync(owner, id);
        await TakeOverAsync(owner, id);
        await server.WhenIdleAsync();
        (await owner.Api.DeleteAsync(VideoSteps.PathOf(id))).ShouldBe(204);
        var unused = await owner.BeginUploadAsync("put", "Mittsommer – 夏至, 50%");
        (await owner.Api.DeleteAsync(VideoSteps.PathOf(unused.VideoId))).ShouldBe(204);
        await server.WhenIdleAsync();

        var asked = server.Exchanges.All.Where(exchange => IsOfApi(exchange)).ToList();

        asked
            .Select(OperationOf)
            .Distinct()
            .ShouldBe(
                [
                    $"POST {Upload}",
                    $"GET {Upload}/{{}}",
                    $"PUT {Upload}/{{}}/cancel",
                    "GET /video/v1/assets",
                    "POST /video/v1/assets",
                    $"GET {Asset}",
                    $"PATCH {Asset}",
                    $"DELETE {Asset}",
                    $"POST {Asset}/static-renditions",
                    $"DELETE {Asset}/static-renditions/{{}}",
                    $"POST {Asset}/tracks",
                    $"DELETE {Asset}/tracks/{{}}",
                    $"POST {Asset}/tracks/{{}}/generate-subtitles",
                    $"POST {Asset}/playback-ids",
                    $"DELETE {Asset}/playback-ids/{{}}",
                    $"POST {Keys}",
                    $"DELETE {Keys}/{{}}",
                ],
                ignoreOrder: true
            );
        foreach (var exchange in asked)
        {
            (await server.FaultOfAsync(exchange)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("""{"cors_origin":"*","colour":"red"}""", "colour")]
    [InlineData("""{"timeout":60}""", "cors_origin")]
    [InlineData("""{"cors_origin":"*","new_asset_settings":{"playback_policies":["secret"]}}""", "playback_policies")]
    public async Task A_wrong_body_is_refused_so_the_judge_judges(string body, string named)
    {
        VendorContracts.SkipWhenMissing();
        var headers = new Dictionary<string, string> { ["Authorization"] = "Basic aTpz" };

        var fault = await server.FaultOfAsync(new Exchange("POST", $"/mux{Upload}", "", headers, body, 0, "", ""));

        fault.ShouldContain("422");
        fault.ShouldContain(named);
    }

    private static bool IsOfApi(Exchange exchange) =>
        exchange.Path.StartsWith("/mux/video/", StringComparison.Ordinal)
        || exchange.Path.StartsWith("/mux/system/", StringComparison.Ordinal);

    private async Task MakeAsync(User owner, Guid id)
    {
        (await owner.PutCaptionsAsync(id)).ShouldBe(200);
        await server.WhenIdleAsync();
        (await owner.Api.DeleteAsync(CaptionSteps.PathOf(id, "de"))).ShouldBe(204);
        (await owner.LocalizeAsync(id, "de")).ShouldBe(200);
        var clip = new
        {
            title = "Clip",
            startSeconds = 0,
            endSeconds = 1,
        };
        (await owner.Api.PostAsync($"{VideoSteps.PathOf(id)}/clips", clip)).ShouldBe(201);
        (await owner.Api.PatchAsync(VideoSteps.PathOf(id), new { title = "Mittsommer" })).ShouldBe(200);
        await server.Sandbox.Mux.WhenIdleAsync();
    }

    // As an import does with what anybody can play.
    private async Task TakeOverAsync(User owner, Guid id)
    {
        var asset = (await server.AtMuxAsync(owner, id)).ShouldNotBeNull();
        using var mux = MuxSandbox.ClientOf(server.Sandbox, server.Sandbox.Mux.Environments[0]);
        var ids = $"video/v1/assets/{asset.Id}/playback-ids";
        (await mux.PostAsync(ids, content: null)).EnsureSuccessStatusCode();
        (await mux.DeleteAsync($"{ids}/{asset.PlaybackIds[0].Id}")).EnsureSuccessStatusCode();
        var provider = server.Services.GetRequiredService<MuxVendor>().OfPlatform()!;
        (await provider.ListAsync(creator: null, after: null, default)).IsSuccess.ShouldBeTrue();
        (await provider.RequireSignatureAsync(new VendorVideo(asset.Id), default)).IsSuccess.ShouldBeTrue();
    }

    // The sandbox lets no rendition fail, so that a prepared answer says that one did.
    private async Task RetryDownloadAsync()
    {
        const string Failed = """
            {"data":{"id":"a","status":"ready","static_renditions":{"files":[{"id":"r","resolution":"highest","status":"errored"}]}}}
            """;
        using var answer = VendorOutage.Of(
            server,
            Vendors.Mux,
            new Fault
            {
                Kind = FaultKind.Answer,
                Status = 200,
                Body = Failed,
                Method = "GET",
            }
        );
        var provider = server.Services.GetRequiredService<MuxVendor>().OfPlatform()!;
        await provider.EnableDownloadAsync(new VendorVideo("asset", "playback"), default);
    }

    private static string OperationOf(Exchange exchange) =>
        $"{exchange.Method} {NamePattern().Replace(exchange.Path["/mux".Length..], "/${kind}/{}")}";

    [GeneratedRegex(
        "/(?<kind>uploads|assets|static-renditions|signing-keys|tracks|playback-ids)/[^/]+",
        RegexOptions.None,
        1000
    )]
    private static partial Regex NamePattern();

    /// <summary>The deletion of an asset is missing in the newest description; the official one of 2023 has it.</summary>
    public sealed class Server(TestDatabases databases) : MuxServer(databases)
    {
        private readonly List<NodeService> _judges = [];

        public Exchanges Exchanges { get; } = new();

        public override async ValueTask InitializeAsync()
        {
            if (VendorContracts.Missing is not null)
            {
                return;
            }

            _judges.Add(await Prism.StartAsync("mux", "prism.stainless.json"));
            _judges.Add(await Prism.StartAsync("mux", "prism.json"));
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            foreach (var judge in _judges)
            {
                await judge.DisposeAsync();
            }

            GC.SuppressFinalize(this);
        }

        /// <summary>What the judge has against a request; empty for nothing.</summary>
        public async Task<string> FaultOfAsync(Exchange exchange)
        {
            var judge = OperationOf(exchange) == $"DELETE {Asset}" ? _judges[1] : _judges[0];
            using var http = new HttpClient { BaseAddress = judge.Address };
            using var request = new HttpRequestMessage(
                HttpMethod.Parse(exchange.Method),
                exchange.Path["/mux".Length..] + exchange.Query
            );
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(exchange.Headers["Authorization"]);
            if (exchange.Body.Length > 0)
            {
                request.Content = new StringContent(exchange.Body, Encoding.UTF8, "application/json");
            }

            using var answer = await http.SendAsync(request);
            return answer.IsSuccessStatusCode
                ? ""
                : $"{exchange.Method} {exchange.Path} {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }

        protected override void AddServices(IServiceCollection services) =>
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(Exchanges.NewHandler));
    }
}
