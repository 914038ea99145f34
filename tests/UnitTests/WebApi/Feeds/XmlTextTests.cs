using Shouldly;
using StreamHub.WebApi.Feeds;
using Xunit;

namespace StreamHub.UnitTests.WebApi.Feeds;

public class XmlTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("tab\tline\nend", "tab\tline\nend")]
    [InlineData("a\u0000b\u000Bc\u001Fd", "abcd")]
    [InlineData("\uFFFEx\uFFFF", "x")]
    [InlineData("pair 🎙 kept", "pair 🎙 kept")]
    public void What_XML_has_no_place_for_is_left_out(string text, string clean) => XmlText.Clean(text).ShouldBe(clean);

    [Fact]
    public void Halves_of_pairs_are_left_out()
    {
        XmlText.Clean("a\uD83Cb").ShouldBe("ab");
        XmlText.Clean("a\uDF99b\uD83C").ShouldBe("ab");
    }
}
