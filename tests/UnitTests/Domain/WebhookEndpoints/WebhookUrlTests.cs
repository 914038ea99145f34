using Shouldly;
using StreamHub.Domain.WebhookEndpoints;
using Xunit;

namespace StreamHub.UnitTests.Domain.WebhookEndpoints;

public class WebhookUrlTests
{
    [Theory]
    [InlineData("https://hooks.example.com/a?b=c", true, true)]
    [InlineData("http://hooks.example.com/", false, true)]
    [InlineData("ftp://hooks.example.com/", false, false)]
    [InlineData("https://me@hooks.example.com/", false, false)]
    [InlineData("https://hooks.example.com/#a", false, false)]
    [InlineData("hooks.example.com", false, false)]
    public void An_address_is_taken_by_its_form(string url, bool taken, bool takenOnOnesOwnMachine)
    {
        var address = new Uri(url, UriKind.RelativeOrAbsolute);

        WebhookUrl.IsValid(address, allowsHttp: false).ShouldBe(taken);
        WebhookUrl.IsValid(address, allowsHttp: true).ShouldBe(takenOnOnesOwnMachine);
    }
}
