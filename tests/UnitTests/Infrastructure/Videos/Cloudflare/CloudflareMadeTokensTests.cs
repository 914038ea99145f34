using System.Net;
using System.Text.Json;
using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.Infrastructure.Videos;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos.Cloudflare;

/// <summary>What happens where we can't have a signing key.</summary>
public sealed class CloudflareMadeTokensTests : IDisposable
{
    private static readonly string Made = CloudflareFixture.Envelope("""{"token":"made-there"}""");

    private readonly ManualTime _time = new();
    private readonly Keys _keys = new();
    private readonly CloudflareFixture _cloudflare;

    public CloudflareMadeTokensTests() => _cloudflare = new CloudflareFixture(_keys, _time);

    public void Dispose() => _cloudflare.Dispose();

    [Fact]
    public async Task Cloudflare_is_asked_for_a_token_with_the_same_end_and_right()
    {
        _cloudflare.Vendor.Answers(Made);

        (await SignAsync(downloadable: true)).Value.ShouldBe("made-there");

        var asked = _cloudflare.Vendor.Asked.ShouldHaveSingleItem();
        asked.Method.ShouldBe(HttpMethod.Post);
        asked.Url.AbsolutePath.ShouldEndWith("/stream/v1/token");
        var body = JsonElement.Parse(asked.Body);
        body.EnumerateObject().Select(member => member.Name).ShouldBe(["exp", "downloadable"]);
        body.GetProperty("exp").GetInt64().ShouldBe(Moments.Noon.ToUnixTimeSeconds());
        body.GetProperty("downloadable").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_token_is_asked_for_once()
    {
        _cloudflare.Vendor.Answers(Made);

        var tokens = await Task.WhenAll(SignAsync(), SignAsync(), SignAsync());

        tokens.ShouldAllBe(token => token.Value == "made-there");
        _cloudflare.Vendor.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_video_or_right_has_a_token_of_its_own()
    {
        _cloudflare.Vendor.Answers(Made).Answers(Made).Answers(Made);

        await SignAsync();
        await SignAsync("v2");
        await SignAsync(downloadable: true);

        _cloudflare.Vendor.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Without_key_and_token_it_is_told_why_there_is_no_key_and_nothing_is_kept()
    {
        _cloudflare.Vendor.Answers(HttpStatusCode.ServiceUnavailable, "").Answers(Made);

        (await SignAsync()).Error.ShouldBe(VideoErrors.VendorRejected);
        (await SignAsync()).Value.ShouldBe("made-there");
    }

    [Fact]
    public async Task A_key_is_tried_for_again_after_a_minute()
    {
        _cloudflare.Vendor.Answers(Made);
        await SignAsync();
        _keys.AreThere = true;

        _time.Advance(TimeSpan.FromSeconds(59));
        (await SignAsync()).Value.ShouldBe("made-there");
        _keys.Asked.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(1));
        (await SignAsync()).Value.ShouldNotBe("made-there");
        _keys.Asked.ShouldBe(2);
    }

    private Task<Result<string>> SignAsync(string uid = "v1", bool downloadable = false) =>
        _cloudflare.Tokens.SignAsync(_cloudflare.Provider, uid, downloadable, Moments.Noon, CancellationToken.None);

    private sealed class Keys : ISigningKeys
    {
        public bool AreThere { get; set; }

        public int Asked { get; private set; }

        public ValueTask<Result<RsaSha256Key>> GetAsync(ISigningKeyMaker maker, CancellationToken cancellationToken)
        {
            Asked++;
            return ValueTask.FromResult(
                AreThere ? Result.Success(TestKeys.Rsa) : Result<RsaSha256Key>.Failure(VideoErrors.VendorRejected)
            );
        }
    }
}
