using Shouldly;
using StreamHub.Application.Features.Auth;
using StreamHub.Domain.Users;
using Xunit;

namespace StreamHub.UnitTests.Application.Features;

public class PasswordPolicyTests
{
    private static readonly EmailAddress Address = EmailAddress.Parse("ann.marlowe+films@studio.example").Value;

    [Theory]
    [InlineData("Password123!")]
    [InlineData("correct horse battery")]
    [InlineData("пароль на русском")]
    [InlineData("🔐🗝🔐🗝🔐🗝🔐🗝🔐🗝!")]
    [InlineData("anna and the king")]
    [InlineData("passwordqwerty")]
    public void What_is_neither_common_nor_the_accounts_own_is_taken(string password) => Judge(password).ShouldBeNull();

    [Theory]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("QwertyUIOP")]
    [InlineData("password123")]
    [InlineData("PASSWORD1234")]
    [InlineData("1q2w3e4r5t")]
    [InlineData("passwordpassword")]
    [InlineData("Dragondragon")]
    [InlineData("123123123123")]
    [InlineData("aaaaaaaaaa")]
    [InlineData("aAaAaAaAaA")]
    [InlineData("🔐🔐🔐🔐🔐🔐🔐🔐🔐🔐")]
    public void What_is_tried_first_is_refused(string password)
    {
        var refusal = Judge(password).ShouldNotBeNull();

        refusal.Code.ShouldBe(UserErrors.PasswordTooCommon.Code);
        refusal.Details["errors"].ShouldBeOfType<Dictionary<string, string[]>>().Keys.ShouldBe(["newPassword"]);
    }

    [Theory]
    [InlineData("ann.marlowe+films rocks")]
    [InlineData("my MARLOWE secret")]
    [InlineData("2026-films-2026")]
    [InlineData("Żaneta-is-my-name")]
    [InlineData("żaneta kowalska 12")]
    [InlineData("the kowalskas")]
    public void What_contains_the_address_or_the_name_is_refused(string password)
    {
        var refusal = Judge(password).ShouldNotBeNull();

        refusal.Code.ShouldBe(UserErrors.PasswordContainsAccountData.Code);
        refusal.Message.ShouldNotContain("marlowe", Case.Insensitive);
    }

    [Theory]
    [InlineData("Ann Li", "annual liberty")]
    [InlineData("  ", "two  spaces  here")]
    [InlineData("...", "dots ... and more")]
    [InlineData("🎬", "🎬 clapper board")]
    public void Short_words_and_signs_are_no_names(string name, string password) =>
        PasswordPolicy.Judge(password, EmailAddress.Parse("x@y.z").Value, name, "password").ShouldBeNull();

    [Fact]
    public void The_list_has_the_thousand_commonest_and_more() =>
        CommonPasswords.Count.ShouldBeGreaterThanOrEqualTo(2_000);

    private static StreamHub.Domain.Common.Error? Judge(string password) =>
        PasswordPolicy.Judge(password, Address, "Żaneta Kowalska", "newPassword");
}
