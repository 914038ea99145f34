using System.Security.Cryptography;

namespace StreamHub.Infrastructure.Security;

/// <summary>AES-256-GCM over one block of bytes: 96-bit nonce, ciphertext, 128-bit tag, in this order.</summary>
public static class Aes256Gcm
{
    public const int KeySize = 32;
    public const int NonceSize = 12;
    public const int TagSize = 16;

    public static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associated)
    {
        if (key.Length != KeySize)
        {
            throw new ArgumentException($"A key has {KeySize} bytes.", nameof(key));
        }

        // Random nonces of this size are safe for 2^32 messages per key: far more than there will ever be secrets.
        Span<byte> nonce = stackalloc byte[NonceSize];
        RandomNumberGenerator.Fill(nonce);

        byte[] block = new byte[NonceSize + plaintext.Length + TagSize];
        nonce.CopyTo(block);
        using AesGcm aes = new(key, TagSize);
        aes.Encrypt(
            nonce,
            plaintext,
            block.AsSpan(NonceSize, plaintext.Length),
            block.AsSpan(NonceSize + plaintext.Length),
            associated
        );
        return block;
    }

    public static bool TryDecrypt(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> block,
        ReadOnlySpan<byte> associated,
        out byte[] plaintext
    )
    {
        plaintext = [];
        if (key.Length != KeySize || block.Length < NonceSize + TagSize)
        {
            return false;
        }

        byte[] opened = new byte[block.Length - NonceSize - TagSize];
        using AesGcm aes = new(key, TagSize);
        try
        {
            aes.Decrypt(block[..NonceSize], block[NonceSize..^TagSize], block[^TagSize..], opened, associated);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        plaintext = opened;
        return true;
    }
}
