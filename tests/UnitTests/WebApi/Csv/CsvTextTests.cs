using Shouldly;
using StreamHub.WebApi.Csv;
using Xunit;

namespace StreamHub.UnitTests.WebApi.Csv;

public class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"http://x\",1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\"")]
    [InlineData("a=1", "a=1")]
    public void A_cell_is_quoted_where_it_must_be_and_never_computed(string? cell, string written) =>
        new CsvText().Line(cell).ToString().ShouldBe($"{written}\r\n");

    [Fact]
    public void Cells_are_parted_by_commas_and_lines_by_line_breaks() =>
        new CsvText().Line("a", null, "b").Line("c").ToString().ShouldBe("a,,b\r\nc\r\n");
}
