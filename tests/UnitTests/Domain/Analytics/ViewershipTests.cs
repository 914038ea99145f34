using Shouldly;
using StreamHub.Domain.Analytics;
using Xunit;

namespace StreamHub.UnitTests.Domain.Analytics;

public class ViewershipTests
{
    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("US", "US")]
    [InlineData("de", null)]
    [InlineData("XX", null)]
    [InlineData("T1", null)]
    [InlineData("DEU", null)]
    [InlineData("=A", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_country_is_two_capital_letters(string? text, string? country) =>
        Viewership.CountryOf(text).ShouldBe(country);

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
        DeviceClass.Desktop
    )]
    [InlineData(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
        DeviceClass.Desktop
    )]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", DeviceClass.Desktop)]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
        DeviceClass.Mobile
    )]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
        DeviceClass.Mobile
    )]
    [InlineData("Mozilla/5.0 (Linux; Android 9; CUBOT X19) Chrome/140.0 Mobile Safari/537.36", DeviceClass.Mobile)]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
        DeviceClass.Tablet
    )]
    [InlineData(
        "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1",
        DeviceClass.Tablet
    )]
    [InlineData("Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/94.0 Safari/537.36", DeviceClass.Tv)]
    [InlineData("Mozilla/5.0 (Linux; Android 9; AFTKA Build/PS7633) Chrome/112.0 Mobile Safari/537.36", DeviceClass.Tv)]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", DeviceClass.Bot)]
    [InlineData(
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36",
        DeviceClass.Bot
    )]
    [InlineData("curl/8.5.0", DeviceClass.Bot)]
    [InlineData("ExoPlayerLib/2.19", DeviceClass.Unknown)]
    [InlineData("", DeviceClass.Unknown)]
    [InlineData(null, DeviceClass.Unknown)]
    public void A_device_is_known_by_its_words(string? userAgent, DeviceClass device) =>
        DeviceClasses.Of(userAgent).ShouldBe(device);
}
