using System.Buffers.Binary;

namespace StreamHub.Domain.Storage;

/// <summary>Tells by its first bytes what a file is, whatever its name or its server says.</summary>
public static class FileSignature
{
    /// <summary>So many bytes are enough; of a shorter file, all of them.</summary>
    public const int HeadLength = 512;

    private const int TransportPacket = 188;
    private const byte TransportSync = 0x47;

    /// <summary>The families whose members can't be told apart by their first bytes alone.</summary>
    private static readonly string[][] Families =
    [
        ["video/mp4", "audio/mp4", "audio/x-m4a", "audio/m4a", "video/x-m4v", "video/quicktime"],
        ["video/webm", "audio/webm", "video/x-matroska", "audio/x-matroska"],
        ["audio/mpeg", "audio/mp3", "audio/aac", "audio/flac", "audio/x-flac"],
        ["audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"],
        ["audio/ogg", "video/ogg", "application/ogg", "audio/opus"],
        ["audio/aiff", "audio/x-aiff"],
        ["video/mpeg", "video/mp2t"],
        ["video/x-msvideo", "video/avi"],
        ["video/x-flv"],
        ["image/jpeg"],
        ["image/png"],
        ["image/gif"],
        ["image/webp"],
    ];

    /// <summary>Whether files of this type can be told from others.</summary>
    public static bool IsKnown(string contentType) => FamilyOf(contentType) is not null;

    /// <summary>Whether a file that was said to be one may be the other.</summary>
    public static bool IsSameKind(string said, string found) =>
        FamilyOf(said) is { } family && family == FamilyOf(found);

    /// <param name="head">The first <see cref="HeadLength"/> bytes.</param>
    /// <returns><c>null</c> for what is neither audio nor video nor a picture: a page, a text, a program.</returns>
    public static string? TypeOf(ReadOnlySpan<byte> head) =>
        OfBoxes(head) ?? OfRiff(head) ?? OfMarks(head) ?? OfPackets(head) ?? OfFrames(head);

    private static string[]? FamilyOf(string contentType) =>
        Array.Find(Families, family => family.Contains(contentType, StringComparer.OrdinalIgnoreCase));

    private static string? OfBoxes(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
        {
            return null;
        }

        var kind = head[4..8];
        if (!kind.SequenceEqual("ftyp"u8))
        {
            // What QuickTime wrote before there were brands.
            var isOldMovie =
                kind.SequenceEqual("moov"u8) || kind.SequenceEqual("mdat"u8) || kind.SequenceEqual("wide"u8);
            return isOldMovie ? "video/quicktime" : null;
        }

        var brand = head[8..12];
        return brand switch
        {
            _ when brand.SequenceEqual("qt  "u8) => "video/quicktime",
            _ when brand.SequenceEqual("M4A "u8) || brand.SequenceEqual("M4B "u8) => "audio/mp4",
            // Pictures in the same boxes, which no platform here takes.
            _ when IsPictureBrand(brand) => null,
            _ => "video/mp4",
        };
    }

    private static bool IsPictureBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("hei"u8)
        || brand.StartsWith("hev"u8)
        || brand.StartsWith("avi"u8)
        || brand.SequenceEqual("mif1"u8)
        || brand.SequenceEqual("msf1"u8);

    private static string? OfRiff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
        {
            return null;
        }

        var form = head[8..12];
        if (head.StartsWith("FORM"u8))
        {
            return form.SequenceEqual("AIFF"u8) || form.SequenceEqual("AIFC"u8) ? "audio/aiff" : null;
        }

        return head switch
        {
            _ when !head.StartsWith("RIFF"u8) && !head.StartsWith("RF64"u8) => null,
            _ when form.SequenceEqual("WAVE"u8) => "audio/wav",
            _ when form.SequenceEqual("AVI "u8) => "video/x-msvideo",
            _ when form.SequenceEqual("WEBP"u8) => "image/webp",
            _ => null,
        };
    }

    private static string? OfMarks(ReadOnlySpan<byte> head) =>
        head switch
        {
            _ when head.StartsWith("ID3"u8) => "audio/mpeg",
            _ when head.StartsWith("fLaC"u8) => "audio/flac",
            _ when head.StartsWith("OggS"u8) => "audio/ogg",
            _ when head.StartsWith("FLV\u0001"u8) => "video/x-flv",
            _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => "image/gif",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
            [0x00, 0x00, 0x01, 0xBA, ..] => "video/mpeg",
            [0x1A, 0x45, 0xDF, 0xA3, ..] => OfMatroska(head),
            _ => null,
        };

    private static string? OfMatroska(ReadOnlySpan<byte> head) =>
        head.IndexOf("webm"u8) >= 0 ? "video/webm"
        : head.IndexOf("matroska"u8) >= 0 ? "video/x-matroska"
        : null;

    private static string? OfPackets(ReadOnlySpan<byte> head) =>
        head.Length > 2 * TransportPacket
        && head[0] == TransportSync
        && head[TransportPacket] == TransportSync
        && head[2 * TransportPacket] == TransportSync
            ? "video/mp2t"
            : null;

    // An MPEG audio frame begins with eleven ones; the rest must make sense, because many texts begin like that, too.
    private static string? OfFrames(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4)
        {
            return null;
        }

        var header = BinaryPrimitives.ReadUInt32BigEndian(head);
        var (version, layer) = (header >> 19 & 0b11, header >> 17 & 0b11);
        if (header >> 21 != 0b111_1111_1111 || version == 0b01)
        {
            return null;
        }

        var (bitRate, sampleRate) = (header >> 12 & 0b1111, header >> 10 & 0b11);
        return layer switch
        {
            0b00 when version >= 0b10 => "audio/aac",
            0b01 when bitRate is > 0 and < 0b1111 && sampleRate < 0b11 => "audio/mpeg",
            _ => null,
        };
    }
}
