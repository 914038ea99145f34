using Shouldly;
using StreamHub.Application.Features.Billing;
using Xunit;
using static StreamHub.UnitTests.Application.Features.Judged;

namespace StreamHub.UnitTests.Application.Features;

public class CheckoutValidatorTests
{
    private static readonly StartCheckout Checkout = new("pro", Interval: null, SuccessUrl: null, CancelUrl: null);

    private readonly StartCheckoutValidator _validator = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void A_plans_code_has_1_to_30_characters(int length, bool taken) =>
        _validator.Validate(Checkout with { Plan = OfLength(length) }).IsValid.ShouldBe(taken);

    [Theory]
    [InlineData("https://streamhub.test/done")]
    [InlineData("http://localhost:3000/")]
    public void Web_addresses_are_taken(string url) =>
        _validator.ShouldTake(Checkout with { SuccessUrl = new Uri(url), CancelUrl = new Uri(url) });

    [Theory]
    [InlineData("/done")]
    [InlineData("done")]
    [InlineData("ftp://streamhub.test/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    public void Other_addresses_are_not(string url)
    {
        var address = new Uri(url, UriKind.RelativeOrAbsolute);

        _validator.ShouldRefuse(Checkout with { SuccessUrl = address }, nameof(StartCheckout.SuccessUrl));
        _validator.ShouldRefuse(Checkout with { CancelUrl = address }, nameof(StartCheckout.CancelUrl));
    }

    [Theory]
    [InlineData(2_000, true)]
    [InlineData(2_001, false)]
    public void An_address_has_at_most_2000_characters(int length, bool taken)
    {
        const string Start = "https://streamhub.test/";
        var url = new Uri(Start + OfLength(length - Start.Length));

        _validator.Validate(Checkout with { SuccessUrl = url }).IsValid.ShouldBe(taken);
    }
}
