using Shouldly;
using StreamHub.Domain.Billing;
using Xunit;

namespace StreamHub.UnitTests.Domain.Billing;

public class PaymentMethodTests
{
    [Fact]
    public void A_card_is_known_by_its_brand_its_last_digits_and_its_end()
    {
        var card = PaymentMethod.Card("visa", "4242", 12, 2030);

        (card.Type, card.Brand, card.LastFour, card.ExpiryMonth, card.ExpiryYear).ShouldBe(
            ("card", "visa", "4242", 12, 2030)
        );
        card.ShouldBe(PaymentMethod.Card("visa", "4242", 12, 2030));
        card.ShouldNotBe(PaymentMethod.Card("visa", "4242", 12, 2031));
    }

    [Theory]
    [InlineData("", "4242", 12, 2030)]
    [InlineData("visa", "424", 12, 2030)]
    [InlineData("visa", "4242424242424242", 12, 2030)]
    [InlineData("visa", "42x2", 12, 2030)]
    [InlineData("visa", "4242", 0, 2030)]
    [InlineData("visa", "4242", 13, 2030)]
    [InlineData("visa", "4242", 12, 0)]
    [InlineData("visa", "4242", 12, 10_000)]
    public void Of_a_card_whose_details_can_not_be_only_the_kind_is_kept(
        string brand,
        string lastFour,
        int month,
        int year
    ) => PaymentMethod.Card(brand, lastFour, month, year).ShouldBe(PaymentMethod.Of("card"));

    [Fact]
    public void A_brand_too_long_to_keep_is_left_out() =>
        PaymentMethod
            .Card(new string('v', PaymentMethod.BrandMaxLength + 1), "4242", 12, 2030)
            .ShouldBe(PaymentMethod.Of("card"));

    [Fact]
    public void A_kind_without_a_fitting_name_is_another()
    {
        PaymentMethod.Of("sepa_debit").Type.ShouldBe("sepa_debit");
        PaymentMethod.Of("").Type.ShouldBe("other");
        PaymentMethod.Of(new string('x', PaymentMethod.TypeMaxLength + 1)).Type.ShouldBe("other");
    }
}
