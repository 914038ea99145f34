using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Infrastructure.Identity;
using StreamHub.Infrastructure.Security;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security;

public class OpaqueTokensTests
{
    private readonly OpaqueTokens _tokens = With("0123456789abcdef0123456789abcdef");

    [Fact]
    public void A_token_has_256_bits_and_is_found_again_by_its_hash()
    {
        var token = _tokens.Create();

        token.Value.Length.ShouldBe(43);
        token.Hash.Length.ShouldBe(OpaqueTokens.HashLength);
        token.Hash.ShouldNotContain(token.Value);
        _tokens.Read(token.Value).ShouldBe(token);
    }

    [Fact]
    public void Tokens_are_never_the_same()
    {
        Enumerable.Range(0, 1_000).Select(_ => _tokens.Create().Value).Distinct().Count().ShouldBe(1_000);
    }

    [Fact]
    public void The_successor_follows_from_the_token_and_differs_from_it()
    {
        var token = _tokens.Create();

        var successor = _tokens.Successor(token);

        successor.ShouldBe(_tokens.Successor(token));
        successor.Hash.ShouldNotBe(token.Hash);
        _tokens.Successor(successor).ShouldNotBe(token);
        _tokens.Read(successor.Value).ShouldBe(successor);
    }

    [Fact]
    public void Without_our_key_the_successor_cannot_be_told()
    {
        var token = _tokens.Create();

        With("another secret of thirty-two bytes").Successor(token).ShouldNotBe(_tokens.Successor(token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")] // stray tail bits
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_token_is_not_read(string text) => _tokens.Read(text).ShouldBeNull();

    private static OpaqueTokens With(string secret) => new(Options.Create(new AuthOptions { SigningSecret = secret }));
}
