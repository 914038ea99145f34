using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shouldly;
using StreamHub.Infrastructure.Payments.Stripe;
using StreamHub.Infrastructure.Videos.Cloudflare;
using StreamHub.Infrastructure.Videos.Mux;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security;

public class WebhookSignatureTests
{
    private const long SignedAt = 1_700_000_000;
    private const string Secret = "whsec_test_secret";
    private static readonly byte[] Body = "{\"id\":\"evt_1\"}"u8.ToArray();

    private static readonly string Good = Hex(Secret, "1700000000.{\"id\":\"evt_1\"}");

    [Fact]
    public void The_published_Cloudflare_recipe_verifies()
    {
        byte[] body = Encoding.UTF8.GetBytes(
            """{"uid":"dd5d531a12de0c724bd1275a3b2bc9c6","readyToStream":true,"status":{"state":"ready"},"meta":{},"created":"2019-01-01T01:00:00.474936Z","modified":"2019-01-01T01:02:21.076571Z"}"""
        );
        const string Header = "time=1700000000,sig1=ff5fc0d418d56e314ba168bca93e3308a43ef331f37e878467438dfdf4db1584";

        CloudflareSignature.Verify(body, Header, "85011ed3a913c6ad5f9cf6c5573cc0a7", At(SignedAt)).ShouldBeTrue();
        StripeSignature.Verify(body, Header, "85011ed3a913c6ad5f9cf6c5573cc0a7", At(SignedAt)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("stripe", 5)]
    [InlineData("cloudflare", 1)]
    [InlineData("mux", 1)]
    public void Samples_signed_by_the_vendors_verify_and_altered_ones_do_not(string vendor, int expectedSamples)
    {
        int judged = 0;
        foreach (JsonElement sample in SharedFiles.Json("contracts", "webhook-vectors.json").EnumerateArray())
        {
            if (sample.GetProperty("vendor").GetString() != vendor)
            {
                continue;
            }

            judged++;
            byte[] body = Encoding.UTF8.GetBytes(sample.GetProperty("body").GetString()!);
            string header = sample.GetProperty("headers").EnumerateObject().Single().Value.GetString()!;
            string secret = sample.GetProperty("secret").GetString()!;
            long from = sample.GetProperty("validFrom").GetInt64();
            long to = sample.GetProperty("validTo").GetInt64();

            Verify(vendor, body, header, secret, from).ShouldBeTrue();
            Verify(vendor, body, header, secret, to).ShouldBeTrue();
            Verify(vendor, body, header, secret, SignedAt - 301).ShouldBeFalse();
            Verify(vendor, body, header, secret, to + 1).ShouldBeFalse();
            Verify(vendor, body, header, secret + "x", from).ShouldBeFalse();
            Verify(vendor, body, header, secret[..^1], from).ShouldBeFalse();
            Verify(vendor, body[..^1], header, secret, from).ShouldBeFalse();
            Verify(vendor, [.. body, (byte)'\n'], header, secret, from).ShouldBeFalse();
            AnyChangedByteIsRefused(vendor, body, header, secret, from);
            AnyChangedCharacterIsRefused(vendor, body, header, secret, from);
        }

        judged.ShouldBe(expectedSamples);
    }

    [Theory]
    [InlineData("t=1700000000,v1={good}")]
    [InlineData("v1={good},t=1700000000")]
    [InlineData("t=1700000000,v1={bad},v1={good}")]
    [InlineData("t=1700000000,v1={good},v1={bad}")]
    [InlineData("t=1700000000,v1={good},v0={bad}")]
    [InlineData("t=1700000000,v0={bad},v2=,x,=,v1={good},")]
    public void Any_signature_of_the_scheme_may_match(string header) => Verify(header).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("v1={good}")]
    [InlineData("t=1700000000")]
    [InlineData("t=1700000000,v1=")]
    [InlineData("t=1700000000,v1={bad}")]
    [InlineData("t=1700000000,v0={good}")]
    [InlineData("t=1700000000,V1={good}")]
    [InlineData("t=1700000000,v1={upper}")]
    [InlineData("t=1700000000,v1={short}")]
    [InlineData("t=1700000000,v1={good}0")]
    [InlineData("t=1700000000,v1={good} ")]
    [InlineData("t=1700000000;v1={good}")]
    [InlineData("t=,v1={good}")]
    [InlineData("t=-1700000000,v1={good}")]
    [InlineData("t=+1700000000,v1={good}")]
    [InlineData("t= 1700000000,v1={good}")]
    [InlineData("t=1700000000.0,v1={good}")]
    [InlineData("t=0x6553f100,v1={good}")]
    [InlineData("t=01700000000,v1={good}")]
    [InlineData("t=9999999999999999999999,v1={good}")]
    [InlineData("t=999999999999,v1={good}")]
    [InlineData("t=１７０００００000,v1={good}")]
    [InlineData("t=1700000000,t=1700000000,v1={good}")]
    [InlineData("t=1,t=1700000000,v1={good}")]
    [InlineData("time=1700000000,sig1={good}")]
    public void Every_other_header_is_refused(string header) => Verify(header).ShouldBeFalse();

    [Fact]
    public void A_header_without_end_is_refused()
    {
        string many = string.Concat(Enumerable.Repeat(",v1=0", 5000));
        Verify($"t=1700000000,v1={Good}{many}").ShouldBeFalse();
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void The_window_is_300_seconds_either_way(int seconds, bool expected) =>
        StripeSignature.Verify(Body, $"t=1700000000,v1={Good}", Secret, At(SignedAt + seconds)).ShouldBe(expected);

    [Fact]
    public void A_fraction_beyond_the_window_is_beyond_it() =>
        StripeSignature
            .Verify(Body, $"t=1700000000,v1={Good}", Secret, At(SignedAt + 300).AddMilliseconds(1))
            .ShouldBeFalse();

    [Fact]
    public void The_bytes_count_whether_they_are_text_or_not()
    {
        byte[] body = [0xff, 0x00, 0xc3, 0x28];
        byte[] signed = [.. "1700000000."u8, .. body];
        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed));

        StripeSignature.Verify(body, $"t=1700000000,v1={signature}", Secret, At(SignedAt)).ShouldBeTrue();
        StripeSignature
            .Verify([0xfe, .. body[1..]], $"t=1700000000,v1={signature}", Secret, At(SignedAt))
            .ShouldBeFalse();
    }

    [Fact]
    public void An_empty_secret_is_a_fault_of_ours_and_verifies_nothing()
    {
        string forged = Hex("", "1700000000.{\"id\":\"evt_1\"}");
        Should.Throw<ArgumentException>(() =>
            StripeSignature.Verify(Body, $"t=1700000000,v1={forged}", "", At(SignedAt))
        );
    }

    private static void AnyChangedByteIsRefused(string vendor, byte[] body, string header, string secret, long at)
    {
        for (int i = 0; i < body.Length; i++)
        {
            byte[] altered = [.. body];
            altered[i] ^= (byte)(1 << (i % 8));
            Verify(vendor, altered, header, secret, at).ShouldBeFalse();
        }
    }

    private static void AnyChangedCharacterIsRefused(string vendor, byte[] body, string header, string secret, long at)
    {
        for (int i = 0; i < header.Length; i++)
        {
            foreach (char other in "0aZ,= ")
            {
                string altered = $"{header[..i]}{other}{header[(i + 1)..]}";
                Verify(vendor, body, altered, secret, at).ShouldBe(altered == header);
            }

            Verify(vendor, body, header[..i], secret, at).ShouldBeFalse();
            Verify(vendor, body, header.Remove(i, 1), secret, at).ShouldBeFalse();
        }
    }

    private static bool Verify(string vendor, byte[] body, string header, string secret, long at) =>
        vendor switch
        {
            "stripe" => StripeSignature.Verify(body, header, secret, At(at)),
            "mux" => MuxSignature.Verify(body, header, secret, At(at)),
            _ => CloudflareSignature.Verify(body, header, secret, At(at)),
        };

    private static bool Verify(string header)
    {
        string filled = header
            .Replace("{good}", Good, StringComparison.Ordinal)
            .Replace("{upper}", Good.ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("{short}", Good[..^1], StringComparison.Ordinal)
            .Replace("{bad}", new string('0', 64), StringComparison.Ordinal);
        return StripeSignature.Verify(Body, filled, Secret, At(SignedAt));
    }

    private static string Hex(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
