using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Security;
using StreamHub.Infrastructure.Security.Jose;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security;

public class AesGcmVaultTests
{
    private static readonly string OldKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string NewKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private readonly SecretContext _context = new(Guid.NewGuid(), "stripe.api-key");
    private readonly AesGcmVault _vault = Vault("2024", ("2024", OldKey));

    [Fact]
    public void Any_text_comes_back_to_its_place_and_to_no_other() =>
        Prop.ForAll<UnicodeString, Guid, NonWhiteSpaceString>(
                (text, owner, field) =>
                {
                    string plaintext = text?.Get ?? "";
                    if (owner == Guid.Empty || !IsWellFormed(plaintext) || !IsWellFormed(field.Get))
                    {
                        return true;
                    }

                    SecretContext place = new(owner, field.Get);
                    string sealedText = _vault.Seal(plaintext, place);
                    return _vault.Open(sealedText, place) == plaintext
                        && !_vault.TryOpen(sealedText, new SecretContext(Guid.NewGuid(), field.Get), out _)
                        && !_vault.TryOpen(sealedText, new SecretContext(owner, field.Get + "x"), out _);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("sk_live_51")]
    [InlineData("Ünïcödé 🎧 \0 \u2028")]
    public void A_text_comes_back(string plaintext)
    {
        string sealedText = _vault.Seal(plaintext, _context);

        _vault.Open(sealedText, _context).ShouldBe(plaintext);
        sealedText.ShouldStartWith("v1.2024.");
        sealedText.Split('.')[2].Length.ShouldBeGreaterThanOrEqualTo(38);
    }

    [Fact]
    public void The_same_text_is_never_sealed_the_same() =>
        Enumerable.Range(0, 1000).Select(_ => _vault.Seal("secret", _context)).Distinct().Count().ShouldBe(1000);

    [Fact]
    public void A_text_that_UTF8_cannot_hold_is_refused_rather_than_changed() =>
        Should.Throw<ArgumentException>(() => _vault.Seal("half \ud800", _context));

    [Fact]
    public void Altered_in_any_character_it_does_not_open()
    {
        string sealedText = _vault.Seal("sk_live_51", _context);
        for (int i = 0; i < sealedText.Length; i++)
        {
            foreach (char other in "A0.-=\n")
            {
                string altered = $"{sealedText[..i]}{other}{sealedText[(i + 1)..]}";
                _vault.TryOpen(altered, _context, out string? plaintext).ShouldBe(altered == sealedText);
                (plaintext is null).ShouldBe(altered != sealedText);
            }

            _vault.TryOpen(sealedText.Remove(i, 1), _context, out _).ShouldBeFalse();
            _vault.TryOpen(sealedText[..i], _context, out _).ShouldBeFalse();
        }

        _vault.TryOpen(sealedText + "A", _context, out _).ShouldBeFalse();
        _vault.TryOpen(sealedText + "=", _context, out _).ShouldBeFalse();
    }

    [Fact]
    public void Altered_in_any_bit_it_does_not_open()
    {
        string sealedText = _vault.Seal("secret", _context);
        Base64Url.TryDecode(sealedText.Split('.')[2], out byte[] block).ShouldBeTrue();
        for (int bit = 0; bit < 8 * block.Length; bit++)
        {
            byte[] altered = [.. block];
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            _vault.TryOpen($"v1.2024.{Base64Url.Encode(altered)}", _context, out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void The_key_id_is_sealed_too_even_where_two_ids_have_one_key()
    {
        AesGcmVault twins = Vault("a", ("a", OldKey), ("b", OldKey));
        string sealedText = twins.Seal("secret", _context);

        twins.TryOpen(sealedText.Replace("v1.a.", "v1.b.", StringComparison.Ordinal), _context, out _).ShouldBeFalse();
    }

    [Fact]
    public void The_exception_names_the_place_and_not_the_secret()
    {
        string sealedText = _vault.Seal("sk_live_51", _context);
        SecretContext other = new(Guid.NewGuid(), "mux.token");

        SecretUnreadableException thrown = Should.Throw<SecretUnreadableException>(() =>
            _vault.Open(sealedText, other)
        );

        thrown.Context.ShouldBe(other);
        thrown.Message.ShouldContain("mux.token");
        thrown.ToString().ShouldNotContain("sk_live");
        thrown.ToString().ShouldNotContain(sealedText);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    [InlineData("v1..")]
    [InlineData("v1.2024.")]
    [InlineData("v2.2024.AAAA")]
    [InlineData("v1.gone.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("plain text")]
    public void What_was_never_sealed_does_not_open(string text)
    {
        _vault.TryOpen(text, _context, out string? plaintext).ShouldBeFalse();
        plaintext.ShouldBeNull();
    }

    [Fact]
    public void A_key_is_changed_by_resealing()
    {
        string old = _vault.Seal("secret", _context);
        AesGcmVault both = Vault("2025", ("2024", OldKey), ("2025", NewKey));
        _vault.NeedsReseal(old).ShouldBeFalse();
        both.NeedsReseal(old).ShouldBeTrue();

        string resealed = both.Seal(both.Open(old, _context), _context);

        both.NeedsReseal(resealed).ShouldBeFalse();
        AesGcmVault onlyNew = Vault("2025", ("2025", NewKey));
        onlyNew.Open(resealed, _context).ShouldBe("secret");
        onlyNew.TryOpen(old, _context, out _).ShouldBeFalse();
        Vault("2024", ("2024", NewKey)).TryOpen(old, _context, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_context_names_an_owner_and_a_field()
    {
        Should.Throw<ArgumentException>(() => new SecretContext(Guid.Empty, "field"));
        Should.Throw<ArgumentException>(() => new SecretContext(Guid.NewGuid(), " "));
    }

    [Theory]
    [InlineData("", "k", "", "Vault:CurrentKeyId", "Vault:Keys:k")]
    [InlineData("other", "k", "good", "Vault:CurrentKeyId", "Vault:Keys")]
    [InlineData("k", "k", "c2hvcnQ=", "Vault:Keys:k", "32 bytes")]
    [InlineData("k", "k", "not base64!", "Vault:Keys:k", "base64")]
    [InlineData("k.1", "k.1", "good", "Vault:Keys:k.1", "key id")]
    public void Wrong_settings_are_named(string current, string keyId, string key, string named, string alsoNamed)
    {
        string value = key == "good" ? OldKey : key;

        string message = Should.Throw<OptionsValidationException>(() => Vault(current, (keyId, value))).Message;

        message.ShouldContain(named);
        message.ShouldContain(alsoNamed);
        if (key.Length > 0)
        {
            message.ShouldNotContain(value);
        }
    }

    [Fact]
    public void A_vault_without_keys_does_not_start() => Should.Throw<OptionsValidationException>(() => Vault(""));

    [Fact]
    public void Many_threads_share_a_vault() =>
        Parallel.For(0, 500, i => _vault.Open(_vault.Seal($"secret {i}", _context), _context).ShouldBe($"secret {i}"));

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD);

    private static AesGcmVault Vault(string current, params (string Id, string Key)[] keys) =>
        new(
            Options.Create(new VaultOptions { CurrentKeyId = current, Keys = keys.ToDictionary(k => k.Id, k => k.Key) })
        );
}
