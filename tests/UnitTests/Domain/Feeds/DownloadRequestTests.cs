using Shouldly;
using StreamHub.Domain.Feeds;
using Xunit;

namespace StreamHub.UnitTests.Domain.Feeds;

public class DownloadRequestTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bytes=0-")]
    [InlineData("bytes=0-99999")]
    [InlineData(" Bytes=0-99999, 200000-")]
    [InlineData("seconds=5-")]
    public void The_file_or_its_beginning_is_a_download(string? range) =>
        DownloadRequest.IsFromTheBeginning(range).ShouldBeTrue();

    [Theory]
    [InlineData("bytes=0-1")]
    [InlineData("bytes=1-")]
    [InlineData("bytes=500-999")]
    [InlineData("bytes=-500")]
    [InlineData("bytes=")]
    [InlineData("bytes=x-")]
    [InlineData("bytes=+0-5")]
    public void A_later_part_or_a_probe_is_none(string range) =>
        DownloadRequest.IsFromTheBeginning(range).ShouldBeFalse();
}
