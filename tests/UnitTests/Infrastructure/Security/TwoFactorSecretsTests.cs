using Shouldly;
using StreamHub.Infrastructure.Security;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security;

public class TwoFactorSecretsTests
{
    private static readonly Guid Ann = Guid.NewGuid();

    private readonly TwoFactorSecrets _secrets = new();

    [Fact]
    public void Secrets_and_codes_are_never_the_same_twice()
    {
        Enumerable.Range(0, 100).Select(_ => _secrets.CreateSecret().Base32).ShouldBeUnique();
        Enumerable.Range(0, 100).Select(_ => _secrets.CreateRecoveryCode(Ann).Value).ShouldBeUnique();
    }

    [Fact]
    public void A_recovery_code_is_known_again_however_it_is_written()
    {
        var code = _secrets.CreateRecoveryCode(Ann);

        code.Value.ShouldMatch("^[a-z2-7]{4}(-[a-z2-7]{4}){3}$");
        code.Hash.ShouldMatch("^[0-9a-f]{64}$");
        Hash(code.Value).ShouldBe(code.Hash);
        Hash(code.Value.ToUpperInvariant().Replace('-', ' ')).ShouldBe(code.Hash);
        Hash(code.Value.Replace("-", "", StringComparison.Ordinal)).ShouldBe(code.Hash);
    }

    [Fact]
    public void The_same_code_of_another_user_is_another()
    {
        var code = _secrets.CreateRecoveryCode(Ann);

        _secrets.HashOfRecoveryCode(Guid.NewGuid(), code.Value).ShouldNotBe(code.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("aaaa-bbbb-cccc")]
    [InlineData("aaaa-bbbb-cccc-dddd-eeee")]
    [InlineData("aaaa-bbbb-cccc-ddd1")]
    [InlineData("123456")]
    public void What_can_not_be_a_recovery_code_has_no_hash(string text) => Hash(text).ShouldBeNull();

    private string? Hash(string text) => _secrets.HashOfRecoveryCode(Ann, text);
}
