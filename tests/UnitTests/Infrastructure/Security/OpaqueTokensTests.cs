using System.Security.Cryptography;
using Shouldly;
using StreamHub.Infrastructure.Security;
using StreamHub.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security;

public class OpaqueTokensTests
{
    private readonly OpaqueTokens _tokens = new();

    [Fact]
    public void A_token_is_found_by_its_hash()
    {
        string token = _tokens.Create(out string hash);

        _tokens.TryHash(token, out string again).ShouldBeTrue();

        again.ShouldBe(hash);
        token.Length.ShouldBe(43);
        hash.Length.ShouldBe(OpaqueTokens.HashLength);
        Base64Url.TryDecode(token, out byte[] bytes).ShouldBeTrue();
        hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void No_two_are_the_same() =>
        Enumerable.Range(0, 1000).Select(_ => _tokens.Create(out string _)).Distinct().Count().ShouldBe(1000);

    [Fact]
    public void What_was_never_a_token_has_no_hash()
    {
        string token = _tokens.Create(out _);
        string?[] others =
        [
            null,
            "",
            token[..42],
            token + "A",
            token + "=",
            $" {token}",
            new('+', 43),
            new('a', 5000),
            new('B', 43),
        ];

        foreach (string? other in others)
        {
            _tokens.TryHash(other, out string hash).ShouldBeFalse();
            hash.ShouldBeEmpty();
        }
    }
}
