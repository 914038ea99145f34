using Shouldly;
using StreamHub.Domain.Videos;
using Xunit;

namespace StreamHub.UnitTests.Domain.Videos;

public class LanguageTagTests
{
    [Theory]
    [InlineData("de", "de")]
    [InlineData("DE", "de")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("de-CH-1996", "de-CH-1996")]
    [InlineData("sl-rozaj-biske", "sl-rozaj-biske")]
    [InlineData("en-u-ca-gregory", "en-u-ca-gregory")]
    [InlineData("de-x-wien", "de-x-wien")]
    public void A_tag_is_written_in_its_usual_case(string text, string usual) =>
        LanguageTag.Parse(text).Value.ShouldBe(usual);

    [Fact]
    public void Tags_that_differ_in_case_are_the_same() =>
        LanguageTag.Parse("PT-br").ShouldBe(LanguageTag.Parse("pt-BR"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("german")]
    [InlineData("de_DE")]
    [InlineData("de-")]
    [InlineData("de-D")]
    [InlineData("de\n")]
    [InlineData("dé")]
    [InlineData("../en")]
    [InlineData("de-x-")]
    [InlineData("de-abcdefgh-abcdefgh-abcdefgh-abcdefgh")]
    public void What_is_no_tag_is_refused(string? text) => LanguageTag.TryParse(text, out _).ShouldBeFalse();
}
