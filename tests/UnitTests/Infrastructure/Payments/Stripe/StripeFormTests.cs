using Shouldly;
using StreamHub.Infrastructure.Payments.Stripe;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Payments.Stripe;

public class StripeFormTests
{
    [Fact]
    public async Task Members_are_written_in_the_order_they_were_added() =>
        (await Written(new StripeForm().Add("b", "1").Add("a", "2"))).ShouldBe("b=1&a=2");

    [Fact]
    public async Task Numbers_and_truth_are_written_as_Stripe_reads_them() =>
        (
            await Written(new StripeForm().Add("amount", 1_234_567L).Add("yes", value: true).Add("no", value: false))
        ).ShouldBe("amount=1234567&yes=true&no=false");

    [Fact]
    public async Task Nested_members_and_foreign_letters_are_escaped() =>
        (await Written(new StripeForm().Add("metadata[a b]", "Łódź & co=1"))).ShouldBe(
            "metadata%5Ba+b%5D=%C5%81%C3%B3d%C5%BA+%26+co%3D1"
        );

    [Fact]
    public async Task What_is_absent_is_left_out_and_what_is_empty_is_not() =>
        (await Written(new StripeForm().Add("absent", null).Add("empty", ""))).ShouldBe("empty=");

    private static Task<string> Written(StripeForm form) => form.ToContent().ReadAsStringAsync();
}
