using System.Security.Cryptography;

namespace StreamHub.VendorSandbox.Uploads;

/// <summary>
/// A hash that can be kept between the pieces of a file, so that a vendor knows what it got without keeping it: each piece is
/// hashed together with the hash before it.
/// </summary>
public static class PieceHash
{
    /// <summary>Bytes of each piece but the last: what Google keeps of an upload that was broken off is a multiple of it.</summary>
    public const int PieceSize = 256 * 1024;

    public static byte[] Empty => new byte[SHA256.HashSizeInBytes];

    public static byte[] Next(byte[] before, ReadOnlySpan<byte> piece)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        hash.AppendData(piece);
        return hash.GetHashAndReset();
    }

    public static async Task<byte[]> OfAsync(Stream file)
    {
        var hash = Empty;
        var buffer = new byte[PieceSize];
        int read;
        while ((read = await file.ReadAtLeastAsync(buffer, PieceSize, throwOnEndOfStream: false)) > 0)
        {
            hash = Next(hash, buffer.AsSpan(0, read));
        }

        return hash;
    }
}
