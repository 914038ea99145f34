using System.Net;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Payments.Stripe;

public class StripeLedgerTests
{
    private readonly StripeFixture _stripe = new();

    private StubVendor Vendor => _stripe.Vendor;

    [Fact]
    public async Task The_list_goes_on_after_its_last_subscription_also_where_that_is_none_of_ours()
    {
        var ours = StripeFixture.Subscription();
        var foreign = StripeFixture.Subscription(product: "prod_1").Replace("sub_1", "sub_2", StringComparison.Ordinal);
        Vendor
            .Answers($$"""{"data":[{{ours}},{{foreign}}],"has_more":true}""")
            .Answers("""{"data":[],"has_more":false}""");

        var first = (await _stripe.Ledger.ListSubscriptionsAsync(after: null, CancellationToken.None)).Value;
        var second = (await _stripe.Ledger.ListSubscriptionsAsync(first.Next, CancellationToken.None)).Value;

        first.Subscriptions.ShouldHaveSingleItem().ExternalId.ShouldBe("sub_1");
        first.Next.ShouldBe("sub_2");
        second.Next.ShouldBeNull();
        Vendor.Asked[1].Url.Query.ShouldContain("starting_after=sub_2");
        Uri.UnescapeDataString(Vendor.Asked[1].Url.Query).ShouldContain("expand[0]=data.default_payment_method");
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"id":"cus_1","object":"customer"}""", true)]
    [InlineData(HttpStatusCode.OK, """{"id":"cus_1","object":"customer","deleted":true}""", false)]
    [InlineData(HttpStatusCode.NotFound, """{"error":{"code":"resource_missing"}}""", false)]
    public async Task A_customer_is_there_until_it_is_deleted(HttpStatusCode status, string answer, bool isThere)
    {
        Vendor.Answers(status, answer);

        (await _stripe.Ledger.HasCustomerAsync("cus_1", CancellationToken.None)).Value.ShouldBe(isThere);
    }

    [Fact]
    public async Task What_of_a_charge_went_back_is_counted_together_in_the_currencys_minor_units()
    {
        Vendor.Answers(Charge(refunded: 1_900));

        var facts = (await _stripe.Ledger.FindRefundAsync("ch_1", CancellationToken.None)).Value.ShouldNotBeNull();

        facts.State.ShouldBe(PaymentReversalState.Refunded);
        (facts.Amount, facts.Currency).ShouldBe((1_900, "jpy"));
        facts.CustomerExternalId.ShouldBe("cus_1");
    }

    [Fact]
    public async Task A_charge_of_which_nothing_went_back_is_no_refund()
    {
        Vendor.Answers(Charge(refunded: 0));

        (await _stripe.Ledger.FindRefundAsync("ch_1", CancellationToken.None)).Value.ShouldBeNull();
    }

    [Theory]
    [InlineData("warning_needs_response", PaymentReversalState.Disputed)]
    [InlineData("needs_response", PaymentReversalState.Disputed)]
    [InlineData("under_review", PaymentReversalState.Disputed)]
    [InlineData("warning_closed", PaymentReversalState.DisputeWon)]
    [InlineData("prevented", PaymentReversalState.DisputeWon)]
    [InlineData("won", PaymentReversalState.DisputeWon)]
    [InlineData("lost", PaymentReversalState.DisputeLost)]
    public async Task A_dispute_is_of_its_charges_customer(string theirs, PaymentReversalState ours)
    {
        Vendor
            .Answers(
                $$"""{"id":"dp_1","charge":"ch_1","status":"{{theirs}}","amount":1900,"currency":"jpy","reason":"fraudulent","created":7}"""
            )
            .Answers(Charge(refunded: 0));

        var facts = (await _stripe.Ledger.FindDisputeAsync("dp_1", CancellationToken.None)).Value.ShouldNotBeNull();

        facts.State.ShouldBe(ours);
        facts.CustomerExternalId.ShouldBe("cus_1");
        facts.Reason.ShouldBe("fraudulent");
    }

    [Fact]
    public async Task What_Stripe_does_not_answer_is_not_taken_for_nothing()
    {
        Vendor.Answers(HttpStatusCode.ServiceUnavailable, "");

        (await _stripe.Ledger.ListSubscriptionsAsync(after: null, CancellationToken.None)).Error.ShouldBe(
            BillingErrors.VendorUnavailable
        );
    }

    private static string Charge(long refunded) =>
        $$"""{"id":"ch_1","currency":"jpy","amount_refunded":{{refunded}},"created":5,"customer":"cus_1"}""";
}
