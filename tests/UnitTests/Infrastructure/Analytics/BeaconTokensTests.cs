using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Domain.Analytics;
using StreamHub.Infrastructure.Analytics;
using StreamHub.Infrastructure.Identity;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Analytics;

public class BeaconTokensTests
{
    private static readonly BeaconPass Pass = new(
        Guid.NewGuid(),
        Guid.NewGuid(),
        Guid.NewGuid(),
        StreamId: Guid.NewGuid(),
        DurationSeconds: 61,
        Moments.Noon,
        Moments.Noon.AddHours(7)
    );

    private readonly ManualTime _time = new();
    private readonly BeaconTokens _tokens;

    public BeaconTokensTests() => _tokens = TokensOf("a secret that is long enough to sign");

    [Fact]
    public void A_token_gives_its_pass_back() => _tokens.Read(_tokens.Issue(Pass)).Value.ShouldBe(Pass);

    [Fact]
    public void A_length_that_is_not_known_stays_unknown()
    {
        var pass = Pass with { DurationSeconds = null };

        _tokens.Read(_tokens.Issue(pass)).Value.ShouldBe(pass);
    }

    [Fact]
    public void Who_takes_no_stream_has_none_in_the_token()
    {
        var pass = Pass with { StreamId = null };

        _tokens.Read(_tokens.Issue(pass)).Value.ShouldBe(pass);
    }

    [Fact]
    public void A_token_with_any_bit_changed_is_refused()
    {
        Base64Url.TryDecode(_tokens.Issue(Pass), out var bytes).ShouldBeTrue();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var altered = bytes.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));

            _tokens.Read(Base64Url.Encode(altered)).Error.ShouldBe(BeaconErrors.TokenInvalid);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("🔑")]
    public void What_is_no_token_is_refused(string text) =>
        _tokens.Read(text).Error.ShouldBe(BeaconErrors.TokenInvalid);

    [Fact]
    public void A_token_that_is_cut_or_goes_on_is_refused()
    {
        var token = _tokens.Issue(Pass);

        _tokens.Read(token[..^4]).Error.ShouldBe(BeaconErrors.TokenInvalid);
        _tokens.Read(token + "AAAA").Error.ShouldBe(BeaconErrors.TokenInvalid);
        _tokens.Read(token + "=").Error.ShouldBe(BeaconErrors.TokenInvalid);
    }

    [Fact]
    public void A_token_of_another_installation_is_refused() =>
        _tokens
            .Read(TokensOf("another secret, which is as long as that").Issue(Pass))
            .Error.ShouldBe(BeaconErrors.TokenInvalid);

    [Fact]
    public void A_token_ends_with_its_pass()
    {
        var token = _tokens.Issue(Pass);

        _time.Advance(TimeSpan.FromHours(7) - TimeSpan.FromSeconds(1));
        _tokens.Read(token).IsSuccess.ShouldBeTrue();

        _time.Advance(TimeSpan.FromSeconds(1));
        _tokens.Read(token).Error.ShouldBe(BeaconErrors.TokenExpired);
    }

    [Fact]
    public void A_viewer_has_one_name_an_organization_and_installation()
    {
        var (user, other, organization) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var viewer = _tokens.ViewerOf(user, organization);

        _tokens.ViewerOf(user, organization).ShouldBe(viewer);
        _tokens.ViewerOf(other, organization).ShouldNotBe(viewer);
        _tokens.ViewerOf(user, Guid.NewGuid()).ShouldNotBe(viewer);
        TokensOf("another secret, which is as long as that").ViewerOf(user, organization).ShouldNotBe(viewer);
    }

    private BeaconTokens TokensOf(string secret) =>
        new(Options.Create(new AuthOptions { SigningSecret = secret }), _time);
}
