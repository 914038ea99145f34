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

    private const int BindingSize = 8;
    private const int IdSize = 16;

    public static readonly Error OfAnotherList = Error.Invalid(
        "invalid_cursor",
        "The cursor belongs to a list with another filter or order. Start that list without a cursor."
    );

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="list">What the list is filtered and sorted by.</param>
    public string ToText(string list)
    {
        var key = Utf8.GetBytes(Key);
        var bytes = new byte[BindingSize + IdSize + key.Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, BindingOf(list));
        Id.TryWriteBytes(bytes.AsSpan(BindingSize), bigEndian: true, out _);
        key.CopyTo(bytes, BindingSize + IdSize);
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
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text, out var size) || size < BindingSize + IdSize)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        try
        {
            var id = new Guid(bytes.AsSpan(BindingSize, IdSize), bigEndian: true);
            var key = Utf8.GetString(bytes.AsSpan(BindingSize + IdSize));
            return (BinaryPrimitives.ReadUInt64BigEndian(bytes), new BoundCursor(key, id));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static ulong BindingOf(string list) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Utf8.GetBytes(list)));
}
