using System.IO.Compression;
using System.Text;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Domain.ApiKeys;
using StreamHub.Infrastructure.ApiKeys;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.ApiKeys;

public class ApiKeyTextTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Known = "sh_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg";

    [Theory]
    [InlineData(ApiKeyMode.Live, "sh_live_")]
    [InlineData(ApiKeyMode.Test, "sh_test_")]
    public void A_key_names_its_mode_and_is_known_again(ApiKeyMode mode, string prefix)
    {
        var text = ApiKeyText.Create(mode);

        text.ShouldStartWith(prefix);
        text.Length.ShouldBe(57);
        text[8..].ShouldAllBe(c => Alphabet.Contains(c));
        ApiKeyText.ModeOf(text).ShouldBe(mode);
        text.ShouldStartWith(ApiKeyText.Shown(text));
        ApiKeyText.Shown(text).Length.ShouldBeLessThanOrEqualTo(ApiKey.PrefixMaxLength);
        ApiKeyText.Create(mode).ShouldNotBe(text);
    }

    [Fact]
    public void The_checksum_is_the_crc_that_everybody_can_compute() =>
        ApiKeyText.ModeOf(Known + Base62(Crc32OfGZip(Known))).ShouldBe(ApiKeyMode.Live);

    [Fact]
    public void Any_other_character_at_any_place_is_noticed()
    {
        var text = ApiKeyText.Create(ApiKeyMode.Live);
        for (var place = 0; place < text.Length; place++)
        {
            foreach (var other in (Alphabet + "_- \0é").Where(other => other != text[place]))
            {
                ApiKeyText.ModeOf(text[..place] + other + text[(place + 1)..]).ShouldBeNull();
            }
        }
    }

    [Fact]
    public void A_typing_error_in_any_key_is_noticed() =>
        Always.Holds(
            from place in Gen.Choose(0, 56)
            from other in Gen.Elements(Alphabet.ToCharArray())
            select (place, other),
            typo =>
            {
                var text = ApiKeyText.Create(ApiKeyMode.Test);
                var typed = text[..typo.place] + typo.other + text[(typo.place + 1)..];
                return typed == text || ApiKeyText.ModeOf(typed) is null;
            }
        );

    [Fact]
    public void Neighbours_that_changed_places_are_noticed() =>
        Always.Holds(
            Gen.Choose(0, 55),
            place =>
            {
                var text = ApiKeyText.Create(ApiKeyMode.Live);
                var typed = text[..place] + text[place + 1] + text[place] + text[(place + 2)..];
                return typed == text || ApiKeyText.ModeOf(typed) is null;
            }
        );

    [Fact]
    public void A_key_that_was_cut_lengthened_or_relabelled_is_noticed()
    {
        var text = ApiKeyText.Create(ApiKeyMode.Test);

        ApiKeyText.ModeOf(text[..^1]).ShouldBeNull();
        ApiKeyText.ModeOf(text + "0").ShouldBeNull();
        ApiKeyText.ModeOf(string.Empty).ShouldBeNull();
        ApiKeyText.ModeOf("sh_").ShouldBeNull();
        ApiKeyText.ModeOf(text.Replace("sh_test_", "sh_live_", StringComparison.Ordinal)).ShouldBeNull();
        ApiKeyText.ModeOf(text.ToUpperInvariant()).ShouldBeNull();
    }

    [Fact]
    public void A_right_checksum_does_not_make_another_prefix_a_key()
    {
        var text = Known.Replace("sh_live_", "sh_prod_", StringComparison.Ordinal);

        ApiKeyText.ModeOf(text + Base62(Crc32OfGZip(text))).ShouldBeNull();
    }

    [Fact]
    public void The_hash_is_of_the_whole_text()
    {
        var text = ApiKeyText.Create(ApiKeyMode.Live);

        ApiKeyText.Hash(text).Length.ShouldBe(64);
        ApiKeyText.Hash(text).ShouldBe(ApiKeyText.Hash(text));
        ApiKeyText.Hash(text[..^1] + "0").ShouldNotBe(ApiKeyText.Hash(text[..^1] + "1"));
    }

    [Fact]
    public void The_latest_use_is_what_is_taken_once()
    {
        var uses = new KeyUses();
        var key = Guid.NewGuid();
        var first = new KeyUse(key, Moments.Noon, "192.0.2.1");
        var second = new KeyUse(key, Moments.Noon.AddSeconds(1), "192.0.2.2");
        uses.Note(first);
        uses.Note(second);

        uses.TakeAll().ShouldBe([second]);
        uses.TakeAll().ShouldBeEmpty();

        uses.GiveBack([first]);
        uses.TakeAll().ShouldBe([first]);

        uses.Note(second);
        uses.GiveBack([first]);
        uses.TakeAll().ShouldBe([second]);
    }

    /// <summary>The platform's own CRC-32: the trailer of what it compresses (RFC 1952).</summary>
    private static uint Crc32OfGZip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(text));
        }

        return BitConverter.ToUInt32(packed.ToArray().AsSpan(^8..^4));
    }

    private static string Base62(uint number)
    {
        var digits = new char[6];
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = Alphabet[(int)(number % 62)];
            number /= 62;
        }

        return new string(digits);
    }
}
