using Shouldly;
using StreamHub.Application.Features.Auth;
using StreamHub.Domain.Users;
using Xunit;
using static StreamHub.UnitTests.Application.Features.Judged;

namespace StreamHub.UnitTests.Application.Features;

public class AuthValidatorTests
{
    private static readonly Register Registration = new("ann@example.org", "long enough", "Ann", Role: null);

    private static readonly string LongestAddress = LongAddress(EmailAddress.MaxLength);

    [Theory]
    [InlineData(null)]
    [InlineData(UserRole.Viewer)]
    [InlineData(UserRole.Creator)]
    public void Viewers_and_creators_can_register(UserRole? role) =>
        new RegisterValidator().ShouldTake(Registration with { Role = role });

    [Theory]
    [InlineData(UserRole.Admin)]
    [InlineData(UserRole.Support)]
    [InlineData((UserRole)99)]
    public void Nobody_registers_as_staff(UserRole role) =>
        new RegisterValidator().ShouldRefuse(Registration with { Role = role }, nameof(Register.Role));

    [Fact]
    public void A_registration_needs_an_address_that_mail_can_go_to()
    {
        var validator = new RegisterValidator();

        validator.ShouldTake(Registration with { Email = LongestAddress });
        validator.ShouldRefuse(Registration with { Email = LongAddress(255) }, nameof(Register.Email));
        validator.ShouldRefuse(Registration with { Email = "ann" }, nameof(Register.Email));
        validator.ShouldRefuse(Registration with { Email = "" }, nameof(Register.Email));
        validator.ShouldRefuse(Registration with { Email = null! }, nameof(Register.Email));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void A_new_password_has_a_length_and_no_other_rule(int length, bool taken)
    {
        var registration = Registration with { Password = OfLength(length) };

        new RegisterValidator().Validate(registration).IsValid.ShouldBe(taken);
    }

    [Theory]
    [InlineData("пароль на русском")]
    [InlineData("🔐🔐🔐🔐🔐🔐🔐🔐🔐🔐")]
    [InlineData("with \t tab and \u0007 bell")]
    public void A_new_password_may_have_any_character(string password) =>
        new RegisterValidator().ShouldTake(Registration with { Password = password });

    [Fact]
    public void A_letter_is_one_character_however_many_units_it_takes()
    {
        const string Key = "🔑";
        var validator = new RegisterValidator();

        validator.ShouldRefuse(Registration with { Password = Repeat(Key, 9) }, nameof(Register.Password));
        validator.ShouldTake(Registration with { Password = Repeat(Key, 10) });
        validator.ShouldTake(Registration with { Password = Repeat(Key, 256) });
        validator.ShouldRefuse(Registration with { Password = Repeat(Key, 257) }, nameof(Register.Password));
        new LogInValidator().ShouldTake(new LogIn("ann@example.org", Repeat(Key, 256)));

        static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void The_same_lengths_hold_wherever_a_password_is_set(int length, bool taken)
    {
        var password = OfLength(length);

        new ChangePasswordValidator().Validate(new ChangePassword("old", password)).IsValid.ShouldBe(taken);
        new ResetPasswordValidator().Validate(new ResetPassword("token", password)).IsValid.ShouldBe(taken);
    }

    [Fact]
    public void The_current_password_is_judged_by_its_greatest_length_only()
    {
        var validator = new ChangePasswordValidator();

        validator.ShouldTake(new ChangePassword("short", "long enough"));
        validator.ShouldRefuse(new ChangePassword("", "long enough"), nameof(ChangePassword.CurrentPassword));
        validator.ShouldRefuse(new ChangePassword(OfLength(257), "long enough"), "CurrentPassword");
    }

    [Fact]
    public void A_reset_is_asked_for_an_address()
    {
        var validator = new RequestPasswordResetValidator();

        validator.ShouldTake(new RequestPasswordReset("ann@example.org"));
        validator.ShouldRefuse(new RequestPasswordReset("ann"), nameof(RequestPasswordReset.Email));
        validator.ShouldRefuse(new RequestPasswordReset(null!), nameof(RequestPasswordReset.Email));
    }

    [Fact]
    public void A_display_name_is_visible_and_has_its_length()
    {
        var validator = new ChangeProfileValidator();

        validator.ShouldTake(new ChangeProfile(OfLength(User.DisplayNameMaxLength)));
        validator.ShouldTake(new ChangeProfile("Ånn 🎬"));
        validator.ShouldRefuse(new ChangeProfile(OfLength(User.DisplayNameMaxLength + 1)), "DisplayName");
        validator.ShouldRefuse(new ChangeProfile("An\0n"), "DisplayName");
        validator.ShouldRefuse(new ChangeProfile("An\u001bn"), "DisplayName");
        validator.ShouldRefuse(new ChangeProfile(" \t"), "DisplayName");
        validator.ShouldRefuse(new ChangeProfile(null!), "DisplayName");
    }

    [Fact]
    public void The_same_display_names_can_be_registered_and_changed_to()
    {
        new RegisterValidator().ShouldTake(Registration with { DisplayName = OfLength(100) });
        new RegisterValidator().ShouldRefuse(Registration with { DisplayName = OfLength(101) }, "DisplayName");
        new RegisterValidator().ShouldRefuse(Registration with { DisplayName = " " }, "DisplayName");
    }

    [Fact]
    public void A_log_in_is_judged_by_length_only_so_that_it_tells_nothing_of_the_account()
    {
        var validator = new LogInValidator();

        validator.ShouldTake(new LogIn("not an address", "short"));
        validator.ShouldTake(new LogIn(OfLength(254), OfLength(256)));
        validator.ShouldRefuse(new LogIn(OfLength(255), "password"), nameof(LogIn.Email));
        validator.ShouldRefuse(new LogIn("ann@example.org", OfLength(257)), nameof(LogIn.Password));
        validator.ShouldRefuse(new LogIn("ann@example.org", ""), nameof(LogIn.Password));
        validator.ShouldRefuse(new LogIn("", "password"), nameof(LogIn.Email));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Tokens_have_at_most_a_hundred_characters(int length, bool taken)
    {
        new RefreshValidator().Validate(new Refresh(OfLength(length))).IsValid.ShouldBe(taken);
        new ConfirmEmailValidator().Validate(new ConfirmEmail(OfLength(length))).IsValid.ShouldBe(taken);
        new ResetPasswordValidator()
            .Validate(new ResetPassword(OfLength(length), "long enough"))
            .IsValid.ShouldBe(taken);
    }

    private static string LongAddress(int length)
    {
        var address = $"{OfLength(64)}@{OfLength(63)}.{OfLength(63)}.";
        return address + OfLength(length - address.Length);
    }
}
