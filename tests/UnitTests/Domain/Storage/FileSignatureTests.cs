using System.Text;
using Shouldly;
using StreamHub.Domain.Storage;
using Xunit;

namespace StreamHub.UnitTests.Domain.Storage;

public class FileSignatureTests
{
    [Theory]
    [InlineData("....ftypisom....", "video/mp4")]
    [InlineData("....ftypM4V ....", "video/mp4")]
    [InlineData("....ftypM4A ....", "audio/mp4")]
    [InlineData("....ftypqt  ....", "video/quicktime")]
    [InlineData("....moov........", "video/quicktime")]
    [InlineData("RIFF....WAVEfmt ", "audio/wav")]
    [InlineData("RF64....WAVEds64", "audio/wav")]
    [InlineData("RIFF....AVI LIST", "video/x-msvideo")]
    [InlineData("RIFF....WEBPVP8 ", "image/webp")]
    [InlineData("FORM....AIFFCOMM", "audio/aiff")]
    [InlineData("ID3\u0004............", "audio/mpeg")]
    [InlineData("fLaC............", "audio/flac")]
    [InlineData("OggS............", "audio/ogg")]
    [InlineData("FLV\u0001............", "video/x-flv")]
    [InlineData("GIF89a..........", "image/gif")]
    [InlineData("\u001AEß£.B.webm....", "video/webm")]
    [InlineData("\u001AEß£.B.matroska", "video/x-matroska")]
    [InlineData("\u0089PNG\r\n\u001A\n........", "image/png")]
    [InlineData("ÿØÿà..JFIF......", "image/jpeg")]
    [InlineData("\0\0\u0001º............", "video/mpeg")]
    [InlineData("ÿû\u0090\0............", "audio/mpeg")]
    [InlineData("ÿó\u0084\u00c4............", "audio/mpeg")]
    [InlineData("ÿñP\u0080............", "audio/aac")]
    public void A_file_is_what_it_begins_with(string head, string type)
    {
        FileSignature.TypeOf(Encoding.Latin1.GetBytes(head)).ShouldBe(type);
        FileSignature.IsKnown(type).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("I")]
    [InlineData("<!doctype html><html>")]
    [InlineData("<?xml version=\"1.0\"?><rss>")]
    [InlineData("{\"error\":\"not found\"}")]
    [InlineData("%PDF-1.7 ........")]
    [InlineData("PK\u0003\u0004............")]
    [InlineData("\u007FELF............")]
    [InlineData("MZ..............")]
    [InlineData("....ftypheic....")]
    [InlineData("....ftypavif....")]
    [InlineData("RIFF....ACON....")]
    [InlineData("\u001AEß£............")]
    [InlineData("ÿþ<\0h\0t\0m\0l\0")]
    [InlineData("ÿÿÿÿÿÿÿÿ")]
    [InlineData("ÿûð\0............")]
    public void Pages_texts_and_programs_are_nothing(string head) =>
        FileSignature.TypeOf(Encoding.Latin1.GetBytes(head)).ShouldBeNull();

    [Fact]
    public void A_transport_stream_is_known_by_the_rhythm_of_its_packets()
    {
        var stream = new byte[FileSignature.HeadLength];
        stream[0] = stream[188] = stream[376] = 0x47;
        FileSignature.TypeOf(stream).ShouldBe("video/mp2t");

        stream[188] = 0;
        FileSignature.TypeOf(stream).ShouldBeNull();
    }

    [Fact]
    public void Types_that_begin_alike_are_the_same_kind()
    {
        FileSignature.IsSameKind("audio/x-m4a", "audio/mp4").ShouldBeTrue();
        FileSignature.IsSameKind("VIDEO/MP4", "video/quicktime").ShouldBeTrue();
        FileSignature.IsSameKind("audio/mpeg", "video/mp4").ShouldBeFalse();
        FileSignature.IsSameKind("text/html", "text/html").ShouldBeFalse();
        FileSignature.IsKnown("text/html").ShouldBeFalse();
    }
}
