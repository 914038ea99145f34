using Shouldly;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.ApiKeys;

public class ApiKeyTests
{
    private static readonly DateTimeOffset Start = Moments.Noon;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void It_keeps_its_terms_in_order_and_each_once()
    {
        var key = Key(scopes: ["videos:write", "videos:read", "videos:write"]);

        key.Name.ShouldBe("Automation");
        key.Scopes.ShouldBe(["videos:read", "videos:write"]);
        key.Prefix.ShouldBe("first");
        key.StateAt(Start).ShouldBe(ApiKeyState.Active);
        Ends(key).ShouldBe(new Dictionary<string, DateTimeOffset?> { ["hash of first"] = null });
    }

    [Fact]
    public void It_expires_at_its_moment_and_not_before()
    {
        var key = Key(expiresAt: Start + Hour);

        key.StateAt(Start + Hour - Moments.Tick).ShouldBe(ApiKeyState.Active);
        key.StateAt(Start + Hour).ShouldBe(ApiKeyState.Expired);
    }

    [Fact]
    public void It_is_revoked_once()
    {
        var key = Key();

        key.Revoke(Start).ShouldBeTrue();
        key.Revoke(Start + Hour).ShouldBeFalse();

        key.RevokedAt.ShouldBe(Start);
        key.StateAt(Start).ShouldBe(ApiKeyState.Revoked);
    }

    [Fact]
    public void A_rotation_lets_the_secret_before_work_for_the_overlap()
    {
        var key = Key();

        key.Rotate(Print("second"), Hour, Start).IsSuccess.ShouldBeTrue();

        key.Prefix.ShouldBe("second");
        key.RotatedAt.ShouldBe(Start);
        key.PreviousEndsAt.ShouldBe(Start + Hour);
        Ends(key)["hash of first"].ShouldBe(Start + Hour);
        Ends(key)["hash of second"].ShouldBeNull();
    }

    [Fact]
    public void Never_more_than_two_secrets_work()
    {
        var key = Key();
        key.Rotate(Print("second"), ApiKey.MaxOverlap, Start);

        key.Rotate(Print("third"), Hour, Start.AddMinutes(1));

        Ends(key)["hash of first"].ShouldBe(Start.AddMinutes(1));
        Ends(key)["hash of second"].ShouldBe(Start.AddMinutes(1) + Hour);
        Ends(key)["hash of third"].ShouldBeNull();
    }

    [Fact]
    public void A_secret_that_has_ended_stays_so()
    {
        var key = Key();
        key.Rotate(Print("second"), TimeSpan.Zero, Start);

        key.Rotate(Print("third"), Hour, Start + Hour);

        Ends(key)["hash of first"].ShouldBe(Start);
    }

    [Fact]
    public void A_key_that_is_over_is_not_rotated()
    {
        var revoked = Key();
        revoked.Revoke(Start);

        revoked.Rotate(Print("second"), Hour, Start).Error.ShouldBe(ApiKeyErrors.Over);
        Key(expiresAt: Start).Rotate(Print("second"), Hour, Start).Error.ShouldBe(ApiKeyErrors.Over);
        revoked.Prefix.ShouldBe("first");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7 * 24 * 3600 + 1)]
    public void An_overlap_out_of_bounds_is_a_bug(int seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Key().Rotate(Print("second"), TimeSpan.FromSeconds(seconds), Start)
        );

    [Fact]
    public void A_secret_is_refused_for_the_reason_that_weighs_most()
    {
        new KeyStanding(Start, Start, Start).RefusalAt(Start).ShouldBe(ApiKeyErrors.Revoked);
        new KeyStanding(null, Start, Start).RefusalAt(Start).ShouldBe(ApiKeyErrors.Expired);
        new KeyStanding(null, null, Start).RefusalAt(Start).ShouldBe(ApiKeyErrors.Replaced);
        new KeyStanding(null, Start + Moments.Tick, Start + Moments.Tick).RefusalAt(Start).ShouldBeNull();
        new KeyStanding(null, null, null).RefusalAt(Start).ShouldBeNull();
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::", "2001:db8:1:2::/64")]
    [InlineData("", "")]
    public void One_machine_has_one_place(string address, string place) =>
        new ClientOrigin(address, device: null).Network.ShouldBe(place);

    private static ApiKey Key(string[]? scopes = null, DateTimeOffset? expiresAt = null) =>
        ApiKey.Create(
            Guid.NewGuid(),
            Guid.NewGuid(),
            new KeyTerms(" Automation ", scopes ?? ["videos:read"], [], expiresAt),
            Print("first"),
            Start
        );

    private static KeyFingerprint Print(string name) => new(name, $"hash of {name}");

    private static Dictionary<string, DateTimeOffset?> Ends(ApiKey key) =>
        key.Secrets.ToDictionary(secret => secret.Hash, secret => secret.EndsAt);
}
