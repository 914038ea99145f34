using Shouldly;
using StreamHub.Application.Features.VideoAccounts;
using Xunit;
using static StreamHub.UnitTests.Application.Features.Judged;

namespace StreamHub.UnitTests.Application.Features;

public class VideoAccountValidatorTests
{
    private const string Account = "023e105f4ecef8ad9ca31a8372d0c353";

    [Theory]
    [InlineData(null)]
    [InlineData("f33zs165nr7gyfy4")]
    public void An_account_at_Cloudflare_is_taken(string? code) =>
        new ConnectCloudflareValidator().ShouldTake(new ConnectCloudflare(Account, "token", code, false));

    [Theory]
    [InlineData("")]
    [InlineData("023e105f4ecef8ad9ca31a8372d0c35")]
    [InlineData("023e105f4ecef8ad9ca31a8372d0c353\n")]
    [InlineData("../../../user/tokens/verify?aaaa")]
    public void An_account_id_that_is_none_is_refused(string id) =>
        new ConnectCloudflareValidator().ShouldRefuse(
            new ConnectCloudflare(id, "token", null, false),
            nameof(ConnectCloudflare.AccountId)
        );

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\r\nbreak")]
    public void A_token_that_fits_in_no_header_is_refused(string token) =>
        new ConnectCloudflareValidator().ShouldRefuse(
            new ConnectCloudflare(Account, token, null, false),
            nameof(ConnectCloudflare.ApiToken)
        );

    [Theory]
    [InlineData("evil.example/")]
    [InlineData("")]
    public void A_customer_code_names_no_other_host(string code) =>
        new ConnectCloudflareValidator().ShouldRefuse(
            new ConnectCloudflare(Account, "token", code, false),
            nameof(ConnectCloudflare.CustomerCode)
        );

    [Fact]
    public void A_token_of_Mux_has_an_id_and_a_secret()
    {
        var validator = new ConnectMuxValidator();

        validator.ShouldTake(new ConnectMux("44c819de-4add-4c9f-b2e9-384a0a71bede", "secret", null));
        validator.ShouldRefuse(new ConnectMux("a:b", "secret", null), nameof(ConnectMux.TokenId));
        validator.ShouldRefuse(new ConnectMux("id", "", null), nameof(ConnectMux.TokenSecret));
        validator.ShouldRefuse(new ConnectMux("id", "secret", "two words"), nameof(ConnectMux.WebhookSecret));
        validator.ShouldRefuse(new ConnectMux("id", "secret", ""), nameof(ConnectMux.WebhookSecret));
    }

    [Theory]
    [InlineData("023e105f4ecef8ad9ca31a8372d0c353", "023e…c353")]
    [InlineData("0123456789abcdef", "0123…cdef")]
    [InlineData("0123456789abcde", "…")]
    [InlineData("", "…")]
    public void An_account_is_told_masked(string id, string masked) =>
        VideoCredentialsResponse.Mask(id).ShouldBe(masked);
}
