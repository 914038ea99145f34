using System.Buffers.Binary;
using System.Buffers.Text;

namespace StreamHub.Application.Common.Paging;

/// <summary>The place in a list behind its last row: the moment it is sorted by, and the id that breaks ties.</summary>
public readonly record struct Cursor(DateTimeOffset At, Guid Id)
{
    private const int Size = 8 + 16;

    /// <summary>Opaque to clients.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.UtcTicks);
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryParse(string? text, out Cursor cursor)
    {
        cursor = default;
        if (text?.Length != Base64Url.GetEncodedLength(Size) || !Base64Url.IsValid(text, out var size) || size != Size)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Size];
        Base64Url.DecodeFromChars(text, bytes);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.UnixEpoch.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
        {
            return false;
        }

        cursor = new Cursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..], bigEndian: true));
        return true;
    }
}
