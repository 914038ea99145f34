using System.Net;
using System.Text;
using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Vendors;
using StreamHub.Infrastructure.Videos.Mux;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

public sealed class MuxClientTests : IDisposable
{
    private const string Refusal = """{"error":{"type":"invalid_parameters","messages":["resolution is required"]}}""";

    private readonly MuxFixture _mux = new();

    private StubVendor Vendor => _mux.Vendor;

    public void Dispose() => _mux.Dispose();

    [Fact]
    public async Task A_request_carries_the_accounts_token()
    {
        Vendor.Answers(MuxFixture.Envelope("""{"id":"a1","status":"ready"}"""));

        (await Get()).Value.Id.ShouldBe("a1");

        var asked = Vendor.Asked.ShouldHaveSingleItem();
        asked.Url.ShouldBe(new Uri("https://api.test/video/v1/assets/a1"));
        asked
            .Header("Authorization")
            .ShouldBe($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("token-id:token-secret"))}");
    }

    [Fact]
    public async Task An_account_without_credentials_is_not_asked()
    {
        using var mux = new MuxFixture(isConnected: false);

        (await mux.Client.GetAsync<MuxAsset>("video/v1/assets/a1", default)).Error.ShouldBe(
            VideoErrors.AccountDisconnected
        );

        mux.Vendor.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_need_no_answer()
    {
        Vendor.Answers(HttpStatusCode.NoContent, "").Answers("{}");

        (await Delete()).IsSuccess.ShouldBeTrue();
        (await _mux.Client.PutAsync("video/v1/uploads/u1/cancel", default)).IsSuccess.ShouldBeTrue();

        Vendor.Asked.Select(asked => asked.Method).ShouldBe([HttpMethod.Delete, HttpMethod.Put]);
        Vendor.Asked.ShouldAllBe(asked => asked.Request.Content == null);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Vendor.Answers(HttpStatusCode.NotFound, Refusal).Answers(HttpStatusCode.NotFound, "");

        (await Get()).Error.ShouldBe(VideoErrors.NotFound);
        (await Delete()).Error.ShouldBe(VideoErrors.NotFound);
    }

    [Fact]
    public async Task What_a_post_does_not_find_is_refused()
    {
        Vendor.Answers(HttpStatusCode.NotFound, Refusal);

        (await Post()).Error.ShouldBe(VideoErrors.VendorRejected);
    }

    [Theory]
    [InlineData(400, Refusal)]
    [InlineData(401, """{"error":{"type":"unauthorized","messages":null}}""")]
    [InlineData(403, """{"error":null}""")]
    [InlineData(409, "{}")]
    [InlineData(413, "<html>")]
    [InlineData(422, "")]
    public async Task A_refusal_is_final_whatever_its_reasons(int status, string body)
    {
        Vendor.Answers((HttpStatusCode)status, body).Answers((HttpStatusCode)status, body);

        (await Post()).Error.ShouldBe(VideoErrors.VendorRejected);
        (await Delete()).Error.ShouldBe(VideoErrors.VendorRejected);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_passes_can_be_tried_again(int status)
    {
        Vendor.Answers((HttpStatusCode)status, Refusal).Answers((HttpStatusCode)status, "<html>", "text/html");

        (await Get()).Error.ShouldBe(VideoErrors.VendorUnavailable);
        (await Delete()).Error.ShouldBe(VideoErrors.VendorUnavailable);
    }

    [Fact]
    public async Task Who_asked_too_much_is_told_when_to_come_again()
    {
        Vendor
            .Answers(() =>
                new HttpResponseMessage(HttpStatusCode.TooManyRequests)
                {
                    Headers = { RetryAfter = new(TimeSpan.FromSeconds(7)) },
                }
            )
            .Throws(new VendorBusyException(TimeSpan.FromSeconds(3)));

        var theirs = (await Post()).Error.ShouldNotBeNull();
        var ours = (await Post()).Error.ShouldNotBeNull();

        theirs.ShouldBe(VideoErrors.VendorUnavailable with { RetryAfter = TimeSpan.FromSeconds(7) });
        ours.ShouldBe(VideoErrors.VendorUnavailable with { RetryAfter = TimeSpan.FromSeconds(3) });
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{"id":"a1"}}""")]
    [InlineData("""{"data":{"id":null,"status":"ready"}}""")]
    [InlineData("""{"data":{"id":7,"status":"ready"}}""")]
    [InlineData("""{"data":{"id":"a1","status":"ready","duration":"long"}}""")]
    [InlineData("""{"data":{"id":"a1","status":"ready","duration":1e400}}""")]
    [InlineData("""{"data":{"id":"a1","status":"ready","playback_ids":[{"policy":"signed"}]}}""")]
    public async Task An_answer_that_is_not_Muxs_can_be_tried_again(string body)
    {
        Vendor.Answers(body);

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
            _mux.Client.GetAsync<MuxAsset>("video/v1/assets/a1", gaveUp.Token)
        );
    }

    private Task<Result<MuxAsset>> Get() => _mux.Client.GetAsync<MuxAsset>("video/v1/assets/a1", default);

    private Task<Result<MuxRendition>> Post() =>
        _mux.Client.PostAsync<MuxRendition>("video/v1/assets/a1/static-renditions", body: null, default);

    private Task<Result> Delete() => _mux.Client.DeleteAsync("video/v1/assets/a1", default);
}
