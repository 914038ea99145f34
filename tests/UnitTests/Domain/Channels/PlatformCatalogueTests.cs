using Shouldly;
using StreamHub.Domain.Channels;
using Xunit;

namespace StreamHub.UnitTests.Domain.Channels;

public class PlatformCatalogueTests
{
    public static TheoryData<Platform> All => [.. Enum.GetValues<Platform>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_platform_is_described(Platform platform)
    {
        var profile = PlatformCatalogue.Of(platform);

        profile.Platform.ShouldBe(platform);
        profile.Name.ShouldNotBeEmpty();
        profile.Needs.ShouldNotBeEmpty();
        profile.Limits.ShouldNotBeEmpty();
        profile.Limits.ShouldAllBe(limit => limit.Text.EndsWith('.') && (limit.Value == null) == (limit.Unit == null));
    }

    [Fact]
    public void What_needs_no_consent_has_sites_of_its_own_but_for_feeds_anywhere() =>
        PlatformCatalogue
            .All.Where(one => one is { Connection: PlatformConnection.Manual, AddressHosts.Count: 0 })
            .Select(one => one.Platform)
            .ShouldBe([Platform.Rss]);

    [Theory]
    [InlineData("https://open.spotify.com/show/1#episodes", "https://open.spotify.com/show/1")]
    [InlineData("https://OPEN.spotify.com:443/show/1", "https://open.spotify.com/show/1")]
    [InlineData("https://open.spotify.com/show/1?si=2", "https://open.spotify.com/show/1?si=2")]
    public void An_address_is_kept_in_one_form(string given, string kept) =>
        ChannelAddress.Of(PlatformCatalogue.Of(Platform.Spotify), new Uri(given)).Value.ToString().ShouldBe(kept);

    [Theory]
    [InlineData("http://feeds.example.com/1")]
    [InlineData("https://10.0.0.1/1")]
    [InlineData("https://feeds/1")]
    [InlineData("https://feeds.example.com./1")]
    [InlineData("https://printer.local/1")]
    [InlineData("https://127。0。0。1/1")]
    [InlineData("https://me@feeds.example.com/1")]
    [InlineData("https://feeds.example.com:444/1")]
    public void What_is_no_public_page_is_no_address(string given) =>
        ChannelAddress
            .Of(PlatformCatalogue.Of(Platform.Rss), new Uri(given))
            .Error!.Code.ShouldBe("channel_address_invalid");

    [Fact]
    public void A_path_is_no_address() =>
        ChannelAddress
            .Of(PlatformCatalogue.Of(Platform.Rss), new Uri("/etc/passwd", UriKind.RelativeOrAbsolute))
            .IsSuccess.ShouldBeFalse();
}
