using System.Text;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Common;

public class Base32Tests
{
    /// <summary>RFC 4648, section 10, without the padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void It_is_that_of_RFC_4648(string text, string encoded)
    {
        var bytes = Encoding.ASCII.GetBytes(text);

        Base32.Encode(bytes).ShouldBe(encoded);
        Base32.Decode(encoded).ShouldBe(bytes);
        Base32.Decode(encoded.ToLowerInvariant()).ShouldBe(bytes);
    }

    [Fact]
    public void Whatever_is_encoded_comes_back() =>
        Always.Holds(
            Gen.Choose(0, 255).ArrayOf(),
            values =>
            {
                byte[] bytes = [.. values.Select(value => (byte)value)];
                return Base32.Decode(Base32.Encode(bytes))!.SequenceEqual(bytes);
            }
        );

    [Theory]
    [InlineData("M")]
    [InlineData("MZX")]
    [InlineData("MZXW6Y")]
    [InlineData("MZ")]
    [InlineData("MY======")]
    [InlineData("M1")]
    [InlineData("M0")]
    [InlineData("M ")]
    [InlineData("Mé")]
    [InlineData("Mı")]
    public void What_encoding_would_not_make_is_refused(string text) => Base32.Decode(text).ShouldBeNull();
}
