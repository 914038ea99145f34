using System.Net;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Payments.Stripe;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Payments.Stripe;

public class StripeClientTests
{
    private const string Refusal =
        """{"error":{"type":"invalid_request_error","code":"parameter_missing","message":"No.","param":"email"}}""";

    private readonly StripeFixture _stripe = new();

    private StubVendor Vendor => _stripe.Vendor;

    [Fact]
    public async Task A_request_carries_key_and_version()
    {
        Vendor.Answers("""{"id":"cus_1"}""");

        var found = await Get();

        found.Value!.Id.ShouldBe("cus_1");
        var asked = Vendor.Asked.ShouldHaveSingleItem();
        asked.Url.ShouldBe(new Uri("https://stripe.test/api/v1/customers/cus_1"));
        asked.Header("Authorization").ShouldBe("Bearer sk_test_key");
        asked.Header("Stripe-Version").ShouldBe(StripeOptions.ApiVersion);
    }

    [Fact]
    public async Task A_write_carries_its_form_and_its_idempotency_key()
    {
        Vendor.Answers("""{"id":"cus_1"}""");

        await Post();

        var asked = Vendor.Asked.ShouldHaveSingleItem();
        asked.Method.ShouldBe(HttpMethod.Post);
        asked.Body.ShouldBe("email=ann%40example.org");
        asked.Header("Idempotency-Key").ShouldBe("customer:1");
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        Vendor.Answers(HttpStatusCode.NotFound, Refusal);

        var found = await Get();

        found.IsSuccess.ShouldBeTrue();
        found.Value.ShouldBeNull();
    }

    [Fact]
    public async Task Something_written_to_that_is_not_there_is_a_refusal()
    {
        Vendor.Answers(HttpStatusCode.NotFound, Refusal);

        (await Post()).Error.ShouldBe(BillingErrors.VendorRejected);
    }

    [Fact]
    public async Task What_is_there_already_is_null()
    {
        Vendor.Answers(HttpStatusCode.BadRequest, """{"error":{"code":"resource_already_exists"}}""");

        var created = await Post();

        created.IsSuccess.ShouldBeTrue();
        created.Value.ShouldBeNull();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(422)]
    public async Task A_refusal_is_final(int status)
    {
        Vendor.Answers((HttpStatusCode)status, Refusal).Answers((HttpStatusCode)status, Refusal);

        (await Get()).Error.ShouldBe(BillingErrors.VendorRejected);
        (await Post()).Error.ShouldBe(BillingErrors.VendorRejected);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(599)]
    public async Task What_passes_can_be_tried_again(int status)
    {
        Vendor.Answers((HttpStatusCode)status, Refusal).Answers((HttpStatusCode)status, "<html>");

        (await Get()).Error.ShouldBe(BillingErrors.VendorUnavailable);
        (await Post()).Error.ShouldBe(BillingErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData(200, "{")]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(200, "null")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"id":null}""")]
    [InlineData(200, """{"id":7}""")]
    public async Task An_answer_that_is_not_Stripes_can_be_tried_again(int status, string body)
    {
        Vendor.Answers((HttpStatusCode)status, body).Answers((HttpStatusCode)status, body);

        (await Get()).Error.ShouldBe(BillingErrors.VendorUnavailable);
        (await Post()).Error.ShouldBe(BillingErrors.VendorUnavailable);
    }

    [Fact]
    public async Task A_vendor_that_is_away_can_be_tried_again()
    {
        Vendor
            .Throws(new HttpRequestException("refused"))
            .Throws(new IOException("cut off"))
            .Throws(new TaskCanceledException("timed out", new TimeoutException()));

        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await Get()).Error.ShouldBe(BillingErrors.VendorUnavailable);
        }
    }

    [Fact]
    public async Task A_caller_that_gave_up_hears_no_answer()
    {
        using var gaveUp = new CancellationTokenSource();
        await gaveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            _stripe.Client.GetAsync<StripeCustomer>("v1/customers/cus_1", gaveUp.Token)
        );
    }

    private Task<Result<StripeCustomer?>> Get() =>
        _stripe.Client.GetAsync<StripeCustomer>("v1/customers/cus_1", CancellationToken.None);

    private Task<Result<StripeCustomer?>> Post() =>
        _stripe.Client.PostAsync<StripeCustomer>(
            "v1/customers",
            new StripeForm().Add("email", "ann@example.org"),
            "customer:1",
            CancellationToken.None
        );
}
