using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class LoginTests
{
    private static readonly DateTimeOffset Start = Moments.Noon;

    private readonly Login _login = Login.Start(People.Ann(), new ClientOrigin("192.0.2.7", "Firefox"), "first", Start);

    [Fact]
    public void It_starts_with_one_unspent_token()
    {
        var token = _login.Tokens.ShouldHaveSingleItem();

        token.Hash.ShouldBe("first");
        token.LoginId.ShouldBe(_login.Id);
        token.SpentAt.ShouldBeNull();
        _login.ExpiresAt.ShouldBe(Start + Login.Lifetime);
        _login.LastUsedAt.ShouldBe(Start);
        _login.EndedAt.ShouldBeNull();
    }

    [Fact]
    public void A_rotation_spends_the_token_for_its_successor()
    {
        _login.Rotate("first", "second", Start.AddMinutes(1)).IsSuccess.ShouldBeTrue();

        SpentAt("first").ShouldBe(Start.AddMinutes(1));
        SpentAt("second").ShouldBeNull();
        _login.LastUsedAt.ShouldBe(Start.AddMinutes(1));
    }

    [Fact]
    public void A_rotation_begins_the_lifetime_anew()
    {
        var later = Start + Login.Lifetime - Moments.Tick;

        _login.Rotate("first", "second", later).IsSuccess.ShouldBeTrue();

        _login.ExpiresAt.ShouldBe(later + Login.Lifetime);
    }

    [Fact]
    public void An_unused_login_is_over_when_its_lifetime_is()
    {
        _login.Rotate("first", "second", Start + Login.Lifetime).Error.ShouldBe(UserErrors.RefreshTokenInvalid);

        _login.Tokens.Count.ShouldBe(1);
        _login.EndedAt.ShouldBeNull();
    }

    [Fact]
    public void A_spent_token_gets_the_same_successor_again_until_the_grace_is_over()
    {
        _login.Rotate("first", "second", Start);

        _login.Rotate("first", "second", Start + Login.ReuseGrace).IsSuccess.ShouldBeTrue();

        _login.Tokens.Select(token => token.Hash).ShouldBe(["first", "second"]);
        _login.EndedAt.ShouldBeNull();
    }

    [Fact]
    public void The_grace_does_not_prolong_the_login()
    {
        _login.Rotate("first", "second", Start);

        _login.Rotate("first", "second", Start.AddSeconds(5));

        _login.ExpiresAt.ShouldBe(Start + Login.Lifetime);
        _login.LastUsedAt.ShouldBe(Start);
    }

    [Fact]
    public void A_token_that_comes_again_after_the_grace_ends_the_family()
    {
        _login.Rotate("first", "second", Start);
        var late = Start + Login.ReuseGrace + Moments.Tick;

        _login.Rotate("first", "second", late).Error.ShouldBe(UserErrors.RefreshTokenInvalid);

        _login.EndedAt.ShouldBe(late);
        _login.EndedBecause.ShouldBe(LoginEnd.TokenReused);
    }

    [Fact]
    public void A_token_whose_successor_is_spent_too_ends_the_family_even_within_the_grace()
    {
        _login.Rotate("first", "second", Start);
        _login.Rotate("second", "third", Start.AddSeconds(1));

        _login.Rotate("first", "second", Start.AddSeconds(2)).Error.ShouldBe(UserErrors.RefreshTokenInvalid);

        _login.EndedBecause.ShouldBe(LoginEnd.TokenReused);
    }

    [Fact]
    public void The_honest_holder_is_out_too_once_the_family_has_ended()
    {
        _login.Rotate("first", "second", Start);
        _login.Rotate("first", "second", Start.AddHours(1));

        _login.Rotate("second", "third", Start.AddHours(1)).Error.ShouldBe(UserErrors.RefreshTokenInvalid);
    }

    [Fact]
    public void A_token_of_another_family_is_refused_and_ends_nothing()
    {
        _login.Rotate("foreign", "second", Start).Error.ShouldBe(UserErrors.RefreshTokenInvalid);

        _login.EndedAt.ShouldBeNull();
        SpentAt("first").ShouldBeNull();
    }

    [Fact]
    public void After_a_log_out_no_token_rotates()
    {
        _login.LogOut(Start.AddMinutes(1));

        _login.Rotate("first", "second", Start.AddMinutes(2)).Error.ShouldBe(UserErrors.RefreshTokenInvalid);
        _login.EndedBecause.ShouldBe(LoginEnd.LoggedOut);
    }

    [Fact]
    public void The_first_end_stands()
    {
        _login.LogOut(Start.AddMinutes(1));
        _login.LogOut(Start.AddMinutes(2));

        _login.EndedAt.ShouldBe(Start.AddMinutes(1));
    }

    [Fact]
    public void A_log_out_does_not_hide_that_a_token_was_reused()
    {
        _login.Rotate("first", "second", Start);
        _login.Rotate("first", "second", Start.AddHours(1));

        _login.LogOut(Start.AddHours(2));

        _login.EndedBecause.ShouldBe(LoginEnd.TokenReused);
    }

    [Fact]
    public void The_first_end_tells_why()
    {
        _login.Revoke(Start.AddMinutes(1));
        _login.LogOut(Start.AddMinutes(2));

        _login.EndedBecause.ShouldBe(LoginEnd.Revoked);
        _login.Rotate("first", "second", Start.AddMinutes(2)).Error.ShouldBe(UserErrors.RefreshTokenInvalid);
    }

    [Fact]
    public void Its_address_is_that_of_its_last_use_and_its_device_that_of_its_start()
    {
        _login.SeenFrom(new ClientOrigin("198.51.100.9", "Edge"));
        _login.SeenFrom(ClientOrigin.None);

        _login.Address.ShouldBe("198.51.100.9");
        _login.Device.ShouldBe("Firefox");
    }

    [Fact]
    public void It_is_of_its_users_generation_and_outlives_it_only_when_it_is_kept()
    {
        var ann = People.Ann();
        ann.EndLogins();
        var login = Login.Start(ann, ClientOrigin.None, "first", Start);
        login.Generation.ShouldBe(ann.LoginGeneration);

        ann.EndLogins();

        login.Generation.ShouldNotBe(ann.LoginGeneration);
        login.Keep(ann);
        login.Generation.ShouldBe(ann.LoginGeneration);
    }

    [Fact]
    public void A_device_name_is_kept_up_to_its_length()
    {
        var longest = new string('d', ClientOrigin.DeviceMaxLength);

        DeviceOf(longest).ShouldBe(longest);
        DeviceOf(longest + "x").ShouldBe(longest);
        DeviceOf(null).ShouldBeNull();
    }

    [Fact]
    public void A_device_name_is_not_cut_through_a_character()
    {
        var cut = DeviceOf(new string('d', ClientOrigin.DeviceMaxLength - 1) + "📱")!;

        cut.ShouldBe(new string('d', ClientOrigin.DeviceMaxLength - 1));
    }

    private static string? DeviceOf(string? device) =>
        Login.Start(People.Ann(), new ClientOrigin(null, device), "first", Start).Device;

    private DateTimeOffset? SpentAt(string hash) => _login.Tokens.Single(token => token.Hash == hash).SpentAt;
}
