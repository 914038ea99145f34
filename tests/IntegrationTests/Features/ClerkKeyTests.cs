using System.Security.Cryptography;
using System.Text;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>When Clerk's keys are asked for. Each test has a server of its own, which knows no key yet.</summary>
public sealed class ClerkKeyTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly RSAParameters _stranger = RSA.Create(2048).ExportParameters(includePrivateParameters: true);
    private readonly ClerkServer _server = new(databases);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Keys_are_asked_for_once()
    {
        var cleo = _server.CreateQuietly();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _server.ComeInAsync(cleo)));
        (await _server.ComeInAsync(cleo)).ShouldBe(200);

        _server.KeyFetches.ShouldBe(1);
    }

    [Fact]
    public async Task Tokens_of_our_own_ask_for_no_keys()
    {
        var user = await _server.RegisterAsync();

        (await user.Api.GetAsync("/api/v1/auth/profile")).ShouldBe(200);
        (await _server.ProfileOfAsync(new TokenForge(_server, user).WithOtherSignature())).ShouldBe(401);

        _server.KeyFetches.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_invents_keys_does_not_make_us_ask()
    {
        var cleo = _server.CreateQuietly();
        (await _server.ComeInAsync(cleo)).ShouldBe(200);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(number => _server.ProfileOfAsync(Invented($"invented_{number}")))
        );

        answers.ShouldAllBe(answer => answer.Status == 401);
        _server.KeyFetches.ShouldBe(1);

        _server.Advance(TimeSpan.FromMinutes(5));
        foreach (var number in Enumerable.Range(0, 10))
        {
            (await _server.ProfileOfAsync(Invented($"again_{number}"))).ShouldBeProblem(401, "unauthenticated");
        }

        _server.KeyFetches.ShouldBe(2);
        (await _server.ComeInAsync(cleo)).ShouldBe(200);
    }

    [Fact]
    public async Task A_new_key_is_taken_once_the_rest_is_over_and_the_old_one_stays_good()
    {
        var cleo = _server.CreateQuietly();
        (await _server.ComeInAsync(cleo)).ShouldBe(200);
        _server.Advance(TimeSpan.FromMinutes(5));
        var before = _server.Clerk.Mint(cleo.Id, page: ClerkServer.Page);

        _server.Clerk.RotateKey();

        (await _server.ComeInAsync(cleo)).ShouldBe(200);
        (await _server.ProfileOfAsync(before)).ShouldBe(200);
        _server.KeyFetches.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_good_no_longer_once_ours_are_renewed()
    {
        var cleo = _server.CreateQuietly();
        (await _server.ComeInAsync(cleo)).ShouldBe(200);
        _server.Advance(TimeSpan.FromHours(1));
        var before = _server.Clerk.Mint(cleo.Id, page: ClerkServer.Page);
        _server.Clerk.RotateKey(withdraw: true);

        // The renewal makes nobody wait: the first token is judged by the keys that were known.
        (await _server.ProfileOfAsync(before)).ShouldBe(200);

        await Eventually.GetsAsync(
            () => _server.ProfileOfAsync(before),
            answer => answer.Status == 401,
            "the key to be forgotten"
        );
        (await _server.ComeInAsync(cleo)).ShouldBe(200);
        _server.KeyFetches.ShouldBe(2);
    }

    [Fact]
    public async Task Keys_that_are_known_stay_good_while_Clerk_is_away()
    {
        var cleo = _server.CreateQuietly();
        (await _server.ComeInAsync(cleo)).ShouldBe(200);
        _server.Advance(TimeSpan.FromHours(2));

        using (VendorOutage.Down(_server, Vendors.Clerk))
        {
            (await _server.ComeInAsync(cleo)).ShouldBe(200);
            (await _server.ComeInAsync(cleo)).ShouldBe(200);
        }
    }

    [Fact]
    public async Task Without_any_key_nobody_comes_in_until_Clerk_is_back()
    {
        var cleo = _server.CreateQuietly();

        using (VendorOutage.Down(_server, Vendors.Clerk))
        {
            (await _server.ComeInAsync(cleo)).ShouldBeProblem(503, "identity_vendor_unavailable");
            var asked = _server.KeyFetches;
            (await _server.ComeInAsync(cleo)).ShouldBeProblem(503, "identity_vendor_unavailable");
            _server.KeyFetches.ShouldBe(asked);
        }

        (await _server.RegisterAsync()).Api.ShouldNotBeNull();
        _server.Advance(TimeSpan.FromSeconds(10));
        (await _server.ComeInAsync(cleo)).ShouldBe(200);
    }

    [Theory]
    [InlineData(FaultKind.BrokenJson)]
    [InlineData(FaultKind.Reset)]
    public async Task Keys_that_can_not_be_read_are_none(FaultKind kind)
    {
        var cleo = _server.CreateQuietly();

        using (VendorOutage.Of(_server, Vendors.Clerk, new Fault { Kind = kind, Path = "/.well-known" }))
        {
            (await _server.ComeInAsync(cleo)).ShouldBeProblem(503, "identity_vendor_unavailable");
        }

        _server.Advance(TimeSpan.FromSeconds(10));
        (await _server.ComeInAsync(cleo)).ShouldBe(200);
    }

    private string Invented(string keyId)
    {
        var key = new RsaSha256Key(_stranger, keyId);
        var claims = $$"""{"iss":"{{_server.Clerk.Issuer}}","sub":"user_1","sid":"sess_1","exp":4000000000}""";
        return Jws.Sign(Encoding.UTF8.GetBytes(claims), key, "JWT");
    }
}
