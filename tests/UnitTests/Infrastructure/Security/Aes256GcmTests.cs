using System.Text.Json;
using Shouldly;
using StreamHub.Infrastructure.Security;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security;

public class Aes256GcmTests
{
    [Fact]
    public void Wycheproof_cases_open_where_key_nonce_and_tag_have_our_sizes()
    {
        int judged = 0;
        int opened = 0;
        foreach (
            JsonElement group in SharedFiles
                .Json("vectors", "wycheproof", "aes_gcm_test.json")
                .GetProperty("testGroups")
                .EnumerateArray()
        )
        {
            bool ours =
                group.GetProperty("keySize").GetInt32() == 8 * Aes256Gcm.KeySize
                && group.GetProperty("ivSize").GetInt32() == 8 * Aes256Gcm.NonceSize
                && group.GetProperty("tagSize").GetInt32() == 8 * Aes256Gcm.TagSize;

            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                byte[] block = [.. Hex(test, "iv"), .. Hex(test, "ct"), .. Hex(test, "tag")];
                bool expected = ours && test.GetProperty("result").GetString() == "valid";

                bool actual = Aes256Gcm.TryDecrypt(Hex(test, "key"), block, Hex(test, "aad"), out byte[] plaintext);

                actual.ShouldBe(expected, test.GetProperty("tcId").GetRawText());
                plaintext.ShouldBe(expected ? Hex(test, "msg") : []);
                opened += actual ? 1 : 0;
                judged++;
            }
        }

        judged.ShouldBe(316);
        opened.ShouldBe(39);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(33)]
    public void A_key_of_another_size_is_refused(int size)
    {
        Should.Throw<ArgumentException>(() => Aes256Gcm.Encrypt(new byte[size], "x"u8, default));
        Aes256Gcm.TryDecrypt(new byte[size], new byte[64], default, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_block_without_room_for_nonce_and_tag_is_refused()
    {
        for (int size = 0; size < Aes256Gcm.NonceSize + Aes256Gcm.TagSize; size++)
        {
            Aes256Gcm.TryDecrypt(new byte[32], new byte[size], default, out _).ShouldBeFalse();
        }
    }

    private static byte[] Hex(JsonElement test, string name) =>
        Convert.FromHexString(test.GetProperty(name).GetString()!);
}
