using System.Net;
using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos.Cloudflare;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Cloudflare;

public sealed class CloudflareClientTests : IDisposable
{
    private const string Refusal =
        """{"success":false,"errors":[{"code":10005,"message":"Bad request"}],"messages":[],"result":null}""";

    private readonly CloudflareFixture _cloudflare = new();

    private StubVendor Vendor => _cloudflare.Vendor;

    public void Dispose() => _cloudflare.Dispose();

    [Fact]
    public async Task A_request_goes_to_the_account_with_its_token()
    {
        Vendor.Answers(CloudflareFixture.Envelope("""{"uid":"v1"}"""));

        (await Get()).Value.Uid.ShouldBe("v1");

        var asked = Vendor.Asked.ShouldHaveSingleItem();
        asked.Url.ShouldBe(new Uri("https://api.test/client/v4/accounts/account/stream/v1"));
        asked.Header("Authorization").ShouldBe("Bearer api-token");
    }

    [Fact]
    public async Task A_post_without_a_body_sends_none()
    {
        Vendor.Answers(CloudflareFixture.Envelope("""{"uid":"v1"}"""));

        await Post();

        Vendor.Asked[0].Method.ShouldBe(HttpMethod.Post);
        Vendor.Asked[0].Request.Content.ShouldBeNull();
    }

    [Fact]
    public async Task A_deletion_needs_no_answer()
    {
        Vendor.Answers("");

        (await Delete()).IsSuccess.ShouldBeTrue();

        Vendor.Asked[0].Method.ShouldBe(HttpMethod.Delete);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Vendor.Answers(HttpStatusCode.NotFound, Refusal).Answers(HttpStatusCode.NotFound, "");

        (await Get()).Error.ShouldBe(VideoErrors.NotFound);
        (await Delete()).Error.ShouldBe(VideoErrors.NotFound);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(413)]
    public async Task A_refusal_is_final(int status)
    {
        Vendor.Answers((HttpStatusCode)status, Refusal).Answers((HttpStatusCode)status, Refusal);

        (await Get()).Error.ShouldBe(VideoErrors.VendorRejected);
        (await Delete()).Error.ShouldBe(VideoErrors.VendorRejected);
    }

    [Theory]
    [InlineData("""{"success":false,"errors":null,"result":null}""")]
    [InlineData("""{"success":false,"errors":[]}""")]
    [InlineData("""{"success":false,"errors":[{"code":1}]}""")]
    [InlineData("{}")]
    public async Task A_refusal_needs_no_reasons(string body)
    {
        Vendor.Answers(HttpStatusCode.BadRequest, body);

        (await Post()).Error.ShouldBe(VideoErrors.VendorRejected);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(522)]
    public async Task What_passes_can_be_tried_again(int status)
    {
        Vendor.Answers((HttpStatusCode)status, Refusal).Answers((HttpStatusCode)status, "<html>", "text/html");

        (await Get()).Error.ShouldBe(VideoErrors.VendorUnavailable);
        (await Delete()).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Theory]
    [InlineData(200, "{")]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"success":true,"result":null}""")]
    [InlineData(200, """{"success":true,"result":{}}""")]
    [InlineData(200, """{"success":true,"result":{"uid":null}}""")]
    [InlineData(200, """{"success":true,"result":{"uid":7}}""")]
    public async Task An_answer_that_is_not_Cloudflares_can_be_tried_again(int status, string body)
    {
        Vendor.Answers((HttpStatusCode)status, body);

        (await Get()).Error.ShouldBe(VideoErrors.VendorUnavailable);
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
            (await Get()).Error.ShouldBe(VideoErrors.VendorUnavailable);
        }
    }

    [Fact]
    public async Task A_caller_that_gave_up_hears_no_answer()
    {
        using var gaveUp = new CancellationTokenSource();
        await gaveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            _cloudflare.Client.GetAsync<CloudflareVideo>("stream/v1", gaveUp.Token)
        );
    }

    private Task<Result<CloudflareVideo>> Get() =>
        _cloudflare.Client.GetAsync<CloudflareVideo>("stream/v1", CancellationToken.None);

    private Task<Result<CloudflareVideo>> Post() =>
        _cloudflare.Client.PostAsync<CloudflareVideo>("stream/v1/downloads", body: null, CancellationToken.None);

    private Task<Result> Delete() => _cloudflare.Client.DeleteAsync("stream/v1", CancellationToken.None);
}
