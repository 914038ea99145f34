using System.Security.Cryptography;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security.Jose;

public class Base64UrlTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Zg", "f")]
    [InlineData("Zm8", "fo")]
    [InlineData("Zm9v", "foo")]
    [InlineData("-_-_", "\u00fb\u00ff\u00bf")]
    public void Reads_what_the_RFC_writes(string text, string latin1)
    {
        Base64Url.TryDecode(text, out byte[] bytes).ShouldBeTrue();

        bytes.ShouldBe([.. latin1.Select(c => (byte)c)]);
        Base64Url.Encode(bytes).ShouldBe(text);
    }

    [Theory]
    [InlineData("Zg==")]
    [InlineData("Zm8=")]
    [InlineData("Z")]
    [InlineData("Zm9vZ")]
    [InlineData("Zh")]
    [InlineData("Zm9")]
    [InlineData("+/+/")]
    [InlineData("Zm9v ")]
    [InlineData(" Zm9v")]
    [InlineData("Zm\n9v")]
    [InlineData("Zm?v")]
    [InlineData("Zm9\u0000")]
    [InlineData("Zm9\u00f6")]
    [InlineData("\uff3am9v")]
    public void Refuses_every_other_spelling(string text)
    {
        Base64Url.TryDecode(text, out byte[] _).ShouldBeFalse();
        Base64Url.TryDecode(text, new byte[16], out _).ShouldBeFalse();
    }

    [Fact]
    public void A_value_has_one_text()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        Alphabet.Count(last => Base64Url.TryDecode($"Z{last}", out byte[] _)).ShouldBe(4);
        Alphabet.Count(last => Base64Url.TryDecode($"Zm{last}", out byte[] _)).ShouldBe(16);
        Alphabet.Count(last => Base64Url.TryDecode($"Zm9{last}", out byte[] _)).ShouldBe(64);
    }

    [Fact]
    public void Any_bytes_come_back()
    {
        for (int size = 0; size < 200; size++)
        {
            byte[] bytes = RandomNumberGenerator.GetBytes(size);
            Base64Url.TryDecode(Base64Url.Encode(bytes), out byte[] back).ShouldBeTrue();
            back.ShouldBe(bytes);
        }
    }

    [Fact]
    public void Too_small_a_destination_is_no_exception() =>
        Base64Url.TryDecode("Zm9v", new byte[2], out _).ShouldBeFalse();
}
