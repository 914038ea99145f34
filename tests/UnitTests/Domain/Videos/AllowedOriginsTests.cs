using Shouldly;
using StreamHub.Domain.Videos;
using Xunit;

namespace StreamHub.UnitTests.Domain.Videos;

public class AllowedOriginsTests
{
    [Theory]
    [InlineData("example.com")]
    [InlineData("www.Example.com")]
    [InlineData("*.example.com")]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("example.com:8080")]
    [InlineData("127.0.0.1:3000")]
    [InlineData("localhost")]
    [InlineData("localhost:3000")]
    public void Hosts_wildcards_and_ports_are_taken(string origin) => AllowedOrigins.AreValid([origin]).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("*.com")]
    [InlineData("*.localhost")]
    [InlineData("a.*.example.com")]
    [InlineData("nonsense")]
    [InlineData("https://example.com")]
    [InlineData("example.com/")]
    [InlineData("example.com:")]
    [InlineData("example.com:0")]
    [InlineData("example.com:080")]
    [InlineData("example.com:65536")]
    [InlineData("example.com:1:2")]
    [InlineData("example..com")]
    [InlineData(".example.com")]
    [InlineData("example.com.")]
    [InlineData("-example.com")]
    [InlineData("example-.com")]
    [InlineData("example.com,example.org")]
    [InlineData("example.com example.org")]
    [InlineData("bücher.example")]
    [InlineData(null)]
    public void What_is_no_host_is_not(string? origin) => AllowedOrigins.AreValid([origin]).ShouldBeFalse();

    [Fact]
    public void There_are_15_at_most()
    {
        AllowedOrigins.AreValid([.. Enumerable.Repeat("example.com", 15)]).ShouldBeTrue();
        AllowedOrigins.AreValid([.. Enumerable.Repeat("example.com", 16)]).ShouldBeFalse();
    }

    [Fact]
    public void A_hosts_name_is_253_characters_long_at_most()
    {
        var label = new string('a', 63);
        var host = $"{label}.{label}.{label}.{new string('a', 61)}";

        AllowedOrigins.AreValid([$"*.{host}:65535"]).ShouldBeTrue();
        $"*.{host}:65535".Length.ShouldBe(AllowedOrigins.OriginMaxLength);
        AllowedOrigins.AreValid([$"{host}a"]).ShouldBeFalse();
        AllowedOrigins.AreValid([$"a{label}.com"]).ShouldBeFalse();
    }

    [Fact]
    public void Each_is_kept_once_in_small_letters() =>
        AllowedOrigins.Of(["Example.com", "b.org", "example.COM"]).ShouldBe(["example.com", "b.org"]);

    [Fact]
    public void Of_a_vendors_list_what_has_another_form_is_left_to_the_vendor() =>
        AllowedOrigins.Kept(["https://a.org", "a.org", "*"]).ShouldBe(["a.org"]);
}
