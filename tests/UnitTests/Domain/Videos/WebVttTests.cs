using System.Text;
using Shouldly;
using StreamHub.Domain.Videos;
using Xunit;

namespace StreamHub.UnitTests.Domain.Videos;

public class WebVttTests
{
    private const string Good = """
        WEBVTT - Die Mühle
        Kind: captions

        NOTE made by hand
        over two lines

        STYLE
        ::cue { color: white }

        first
        00:01.000 --> 00:02.500 align:start position:10%
        Guten Tag

        00:00:02.500 --> 00:00:04.000
        - Wer ist da?
        - <v Anna>Ich.
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Captions_are_kept_as_they_came(string lineEnd)
    {
        var text = Good.ReplaceLineEndings(lineEnd);

        WebVtt.Parse(Encoding.UTF8.GetBytes(text), 4_000).Value.Text.ShouldBe(text);
    }

    [Fact]
    public void A_mark_of_byte_order_is_taken() =>
        WebVtt.Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)], null).IsSuccess.ShouldBeTrue();

    [Theory]
    [InlineData("", 1, "begin with WEBVTT")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nSubRip", 1, "begin with WEBVTT")]
    [InlineData("WEBVTTX\n\n00:01.000 --> 00:02.000\nx", 1, "begin with WEBVTT")]
    [InlineData("WEBVTT\n00:01.000 --> 00:02.000\nx", 2, "blank line")]
    [InlineData("WEBVTT\n\n00:01,000 --> 00:02,000\nx", 3, "times")]
    [InlineData("WEBVTT\n\n00:01.00 --> 00:02.000\nx", 3, "times")]
    [InlineData("WEBVTT\n\n00:61.000 --> 02:00.000\nx", 3, "times")]
    [InlineData("WEBVTT\n\n0:00:01.000 --> 00:02.000\nx", 3, "times")]
    [InlineData("WEBVTT\n\n00:01.000-->00:02.000\nx", 3, "times")]
    [InlineData("WEBVTT\n\n-0:01.000 --> 00:02.000\nx", 3, "times")]
    [InlineData("WEBVTT\n\nname\nno times", 4, "times")]
    [InlineData("WEBVTT\n\nname", 3, "missing")]
    [InlineData("WEBVTT\n\n00:02.000 --> 00:02.000\nx", 3, "ends before")]
    [InlineData("WEBVTT\n\n00:02.000 --> 00:01.000\nx", 3, "ends before")]
    [InlineData("WEBVTT\n\n00:02.000 --> 00:03.000\nx\n\n00:01.999 --> 00:04.000\ny", 6, "before the one above")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n00:02.000 --> 00:03.000\ny", 5, "blank line")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\nx\0y", 4, "NUL")]
    [InlineData("WEBVTT\n\n00:09.000 --> 00:11.001\nx", 3, "behind the end")]
    [InlineData("WEBVTT\n\nNOTE nothing", 3, "no cues")]
    public void What_is_wrong_is_named_with_its_line(string text, int line, string reason)
    {
        var error = WebVtt.Parse(Encoding.UTF8.GetBytes(text), 10_000).Error.ShouldNotBeNull();

        error.Code.ShouldBe("invalid_captions");
        error.Details["line"].ShouldBe(line);
        error.Message.ShouldContain(reason);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_named_with_their_line()
    {
        byte[] file = [.. "WEBVTT\n\n00:01.000 --> 00:02.000\nM"u8, 0xFC, .. "hle"u8];

        WebVtt.Parse(file, null).Error!.Details["line"].ShouldBe(4);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes(Good), .. new byte[WebVtt.MaxBytes]];

        WebVtt.Parse(file, null).Error!.Message.ShouldContain("larger");
    }

    [Fact]
    public void The_last_cue_may_end_with_the_last_second_that_has_begun() =>
        WebVtt.Parse("WEBVTT\n\n00:09.000 --> 00:11.000\nx"u8, durationMilliseconds: 10_000).IsSuccess.ShouldBeTrue();
}
