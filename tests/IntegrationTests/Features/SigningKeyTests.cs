using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Infrastructure.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>The key that signs playback tokens. Each test has a server of its own, because there is one key a server.</summary>
public sealed class SigningKeyTests(TestDatabases databases) : IAsyncLifetime
{
    private static readonly string PemStartInBase64 = Convert.ToBase64String("-----BEGIN RSA "u8);

    private readonly StreamHubServer _server = new(databases);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Twenty_first_playbacks_at_once_make_one_key()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        (await KeysAtVendorAsync()).ShouldBeEmpty();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PlayAsync(owner, video)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await KeysAtVendorAsync()).Count.ShouldBe(1);
        (await StoredAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_key_is_sealed_in_the_database_and_outlives_the_server()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        await PlayAsync(owner, video);
        var stored = (await StoredAsync()).ShouldHaveSingleItem();
        stored.SealedPrivateKey.ShouldStartWith("v1.test.");
        stored.SealedPrivateKey.ShouldNotContain("BEGIN");
        stored.SealedPrivateKey.ShouldNotContain(PemStartInBase64);

        await _server.RestartAsync();

        owner = await _server.LogInAgainAsync(owner);
        var playback = (await PlayAsync(owner, video)).ShouldBe(200);
        (await KeysAtVendorAsync()).ShouldBe([stored.KeyId]);
        using var player = new HttpClient();
        (await player.GetStringAsync(new Uri(playback.Text("hlsUrl")))).ShouldStartWith("#EXTM3U");
    }

    [Fact]
    public async Task While_the_vendor_is_away_the_first_playback_answers_503_and_the_next_works()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        using (VendorOutage.Down(_server, Vendors.Cloudflare))
        {
            (await PlayAsync(owner, video)).ShouldBeProblem(503, "video_vendor_unavailable");
        }

        (await PlayAsync(owner, video)).ShouldBe(200);
    }

    [Fact]
    public async Task Once_there_is_a_key_playback_does_without_the_vendors_api()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        await PlayAsync(owner, video);
        using var outage = VendorOutage.Of(
            _server,
            Vendors.Cloudflare,
            new Fault { Kind = FaultKind.Reset, Path = "/client/v4" }
        );

        (await PlayAsync(owner, video)).ShouldBe(200);
    }

    [Fact]
    public async Task Where_Cloudflare_gives_us_no_key_its_own_tokens_play_until_it_does()
    {
        var owner = await _server.RegisterAsync();
        var video = await _server.ReadyVideoAsync(owner);
        var refusal = new Fault
        {
            Kind = FaultKind.Status,
            Status = 403,
            Path = "/stream/keys",
        };
        using (VendorOutage.Of(_server, Vendors.Cloudflare, refusal))
        {
            var playback = (await PlayAsync(owner, video)).ShouldBe(200);

            using var player = new HttpClient();
            (await player.GetStringAsync(new Uri(playback.Text("hlsUrl")))).ShouldStartWith("#EXTM3U");
            (await StoredAsync()).ShouldBeEmpty();
        }

        _server.Advance(TimeSpan.FromMinutes(1));

        (await PlayAsync(owner, video)).ShouldBe(200);
        (await StoredAsync()).ShouldHaveSingleItem();
    }

    private static Task<ApiAnswer> PlayAsync(User viewer, Guid video) => viewer.StartPlaybackAsync(video);

    private Task<List<SigningKey>> StoredAsync() =>
        _server.InDatabaseAsync(database => database.Set<SigningKey>().ToListAsync());

    private async Task<List<string>> KeysAtVendorAsync()
    {
        var cloudflare = _server.Sandbox.Cloudflare;
        using var http = new HttpClient { BaseAddress = _server.Sandbox.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", cloudflare.ApiToken);
        var answer = await http.GetStringAsync(
            new Uri($"cloudflare/client/v4/accounts/{cloudflare.AccountId}/stream/keys", UriKind.Relative)
        );
        using var keys = JsonDocument.Parse(answer);
        return
        [
            .. keys
                .RootElement.GetProperty("result")
                .EnumerateArray()
                .Select(key => key.GetProperty("id").GetString()!),
        ];
    }
}
