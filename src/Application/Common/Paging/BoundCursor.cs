using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Paging;

/// <summary>
/// The place behind the last row of a list that can be filtered and sorted: what the row is sorted by, and its id. It is
/// bound to the list that it was made for, because in another it would point nowhere.
/// </summary>
public sealed record BoundCursor(string Key, Guid Id)
{
    public const int MaxLength = 1_400;

    private const byte Version = 1;
    private const int VersionSize = 1;
    private const int BindingSize = 8;
    private const int IdSize = 16;
    private const int FixedSize = VersionSize + BindingSize + IdSize;

    public static readonly Error OfAnotherList = Error.Invalid(
        "invalid_cursor",
        "The cursor belongs to a list with another filter or order. Start that list without a cursor."
    );

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="list">What the list is filtered and sorted by.</param>
    public string ToText(string list)
    {
        var key = Utf8.GetBytes(Key);
        var bytes = new byte[FixedSize + key.Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(VersionSize), BindingOf(list));
        Id.TryWriteBytes(bytes.AsSpan(VersionSize + BindingSize), bigEndian: true, out _);
        key.CopyTo(bytes, FixedSize);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool IsCursor(string text) => Read(text) is not null;

    /// <returns><c>null</c> for no cursor; <see cref="OfAnotherList"/> for one of another list.</returns>
    public static Result<BoundCursor?> Parse(string? text, string list)
    {
        if (text is null)
        {
            return Result.Success<BoundCursor?>(null);
        }

        return Read(text) is { } read && read.Binding == BindingOf(list)
            ? Result.Success<BoundCursor?>(read.Cursor)
            : OfAnotherList;
    }

    private static (ulong Binding, BoundCursor Cursor)? Read(string text)
    {
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text, out var size) || size < FixedSize)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes[0] != Version)
        {
            return null;
        }

        try
        {
            var binding = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(VersionSize));
            var id = new Guid(bytes.AsSpan(VersionSize + BindingSize, IdSize), bigEndian: true);
            return (binding, new BoundCursor(Utf8.GetString(bytes.AsSpan(FixedSize)), id));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static ulong BindingOf(string list) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Utf8.GetBytes(list)));
}
