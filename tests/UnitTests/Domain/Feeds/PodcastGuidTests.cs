using Shouldly;
using StreamHub.Domain.Feeds;
using Xunit;

namespace StreamHub.UnitTests.Domain.Feeds;

public class PodcastGuidTests
{
    /// <summary>The example of the standard itself.</summary>
    [Theory]
    [InlineData("https://mp3s.nashownotes.com/pc20rss.xml")]
    [InlineData("http://mp3s.nashownotes.com/pc20rss.xml")]
    [InlineData("https://mp3s.nashownotes.com/pc20rss.xml/")]
    public void Scheme_and_closing_slashes_make_no_difference(string feed) =>
        PodcastGuid.Of(new Uri(feed)).ShouldBe(new Guid("917393e3-1b1e-5cef-ace4-edaa54e1f810"));

    [Fact]
    public void Another_address_is_another_podcast() =>
        PodcastGuid
            .Of(new Uri("https://mp3s.nashownotes.com/other.xml"))
            .ShouldNotBe(PodcastGuid.Of(new Uri("https://mp3s.nashownotes.com/pc20rss.xml")));
}
