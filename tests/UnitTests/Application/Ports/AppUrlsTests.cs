using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Application.Ports;

public class AppUrlsTests
{
    private readonly AppUrls _urls = new(
        new Uri("https://streamhub.test/"),
        [new Uri("https://app.example:8443"), new Uri("http://localhost:3000/ignored/path")]
    );

    [Theory]
    [InlineData("https://streamhub.test")]
    [InlineData("https://streamhub.test/")]
    [InlineData("https://streamhub.test/checkout.html?outcome=paid#top")]
    [InlineData("https://streamhub.test:443/x")]
    [InlineData("HTTPS://STREAMHUB.TEST/x")]
    [InlineData("https://app.example:8443/done")]
    [InlineData("http://localhost:3000/done")]
    [InlineData("https://streamhub.test/?next=https://evil.example")]
    [InlineData("https://streamhub.test/@evil.example/")]
    public void Our_own_origin_and_those_allowed_are_returned_to(string url) =>
        _urls.MayReturnTo(new Uri(url)).ShouldBeTrue();

    [Theory]
    [InlineData("http://streamhub.test/", "another scheme")]
    [InlineData("ftp://streamhub.test/", "another scheme")]
    [InlineData("https://streamhub.test:8443/", "another port")]
    [InlineData("https://streamhub.test:80/", "another port")]
    [InlineData("https://app.example/", "another port")]
    [InlineData("https://localhost:3000/", "another scheme on an allowed port")]
    [InlineData("https://www.streamhub.test/", "a subdomain")]
    [InlineData("https://test/", "the parent domain")]
    [InlineData("https://streamhub.test.evil.example/", "our name as a prefix")]
    [InlineData("https://evil-streamhub.test/", "our name as a suffix")]
    [InlineData("https://evilstreamhub.test/", "our name as a suffix")]
    [InlineData("https://streamhub.test./", "the name with a dot at its end")]
    [InlineData("https://streamhub.test@evil.example/", "our name as the user")]
    [InlineData("https://streamhub.test:443@evil.example/", "our name and port as the user")]
    [InlineData("https://streamhub.test%2F@evil.example/", "our name and an escaped slash as the user")]
    [InlineData("https://evil.example/https://streamhub.test/", "our address as the path")]
    [InlineData("https://evil.example?https://streamhub.test/", "our address as the query")]
    [InlineData("https://evil.example#streamhub.test", "our name as the fragment")]
    [InlineData("https://evil.example/\\@streamhub.test/", "our name behind a backslash")]
    [InlineData("https://streаmhub.test/", "a Cyrillic letter that looks alike")]
    [InlineData("https://127.0.0.1/", "a number")]
    [InlineData("javascript:alert(1)", "no web address")]
    [InlineData("data:text/html,x", "no web address")]
    [InlineData("/checkout.html", "no address of its own")]
    [InlineData("//streamhub.test/", "no scheme of its own")]
    [InlineData("streamhub.test", "no scheme")]
    public void Every_other_origin_is_not(string url, string because) =>
        _urls.MayReturnTo(new Uri(url, UriKind.RelativeOrAbsolute)).ShouldBeFalse(because);

    [Theory]
    [InlineData("https://user:password@streamhub.test/")]
    [InlineData("https://user@streamhub.test/")]
    public void An_address_with_credentials_is_not(string url) => _urls.MayReturnTo(new Uri(url)).ShouldBeFalse();

    [Fact]
    public void A_host_around_ours_is_never_ours()
    {
        var labels = Gen.Elements("evil", "a", "x-y", "streamhub", "test", "1")
            .ListOf()
            .Select(all => string.Join('.', all));
        var hosts = labels.SelectMany(before =>
            labels.Select(after =>
                string.Join('.', new[] { before, "streamhub.test", after }.Where(part => part != ""))
            )
        );

        Always.Holds(hosts, host => _urls.MayReturnTo(new Uri($"https://{host}/")) == (host == "streamhub.test"));
    }

    [Fact]
    public void A_page_of_ours_is_below_the_public_address() =>
        new AppUrls(new Uri("https://streamhub.test/app/"), [])
            .For("confirm-email.html#token=x")
            .AbsoluteUri.ShouldBe("https://streamhub.test/app/confirm-email.html#token=x");
}
