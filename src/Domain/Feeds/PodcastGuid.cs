using System.Security.Cryptography;
using System.Text;

namespace StreamHub.Domain.Feeds;

/// <summary>
/// What Podcasting 2.0 knows a show by, wherever its feed lies: a UUID of version 5 (RFC 9562), made of the address that the
/// feed had first, without scheme and closing slashes.
/// </summary>
public static class PodcastGuid
{
    private const int Size = 16;
    private const int VersionAt = 6;
    private const int VariantAt = 8;

    private static readonly Guid Namespace = new("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

    public static Guid Of(Uri feed)
    {
        var text = feed.AbsoluteUri[(feed.Scheme.Length + Uri.SchemeDelimiter.Length)..].TrimEnd('/');
        byte[] named = [.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(text)];
        var hash = NameHash(named).AsSpan(0, Size);
        hash[VersionAt] = (byte)((hash[VersionAt] & 0x0F) | 0x50);
        hash[VariantAt] = (byte)((hash[VariantAt] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    // The standard's own hash; nothing is kept safe by it.
#pragma warning disable CA5350
    private static byte[] NameHash(byte[] named) => SHA1.HashData(named);
#pragma warning restore CA5350
}
