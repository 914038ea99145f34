using System.Buffers.Binary;

namespace StreamHub.Domain.Videos;

/// <summary>Knows a PNG by how it begins; whether the rest is whole, who reads it finds out.</summary>
public static class PngPicture
{
    private const int WidthAt = 16;
    private const int HeightAt = 20;
    private const int HeaderLength = 24;

    private const byte FirstByte = 0x89;

    /// <summary>What follows: the signature's rest, and length and name of the first chunk, the same in every PNG.</summary>
    private static ReadOnlySpan<byte> Beginning => "PNG\r\n\u001a\n\0\0\0\rIHDR"u8;

    public static bool IsPng(ReadOnlySpan<byte> file) =>
        file.Length >= HeaderLength
        && file[0] == FirstByte
        && file[1..].StartsWith(Beginning)
        && BinaryPrimitives.ReadInt32BigEndian(file[WidthAt..]) > 0
        && BinaryPrimitives.ReadInt32BigEndian(file[HeightAt..]) > 0;
}
