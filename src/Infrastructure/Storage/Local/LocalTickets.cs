using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Infrastructure.Identity;

namespace StreamHub.Infrastructure.Storage.Local;

internal enum LocalTicketKind
{
    Put,
    Get,
}

/// <summary>What an address of the local store is for, and until when.</summary>
/// <param name="FileName">How it is called when it is given out.</param>
internal sealed record LocalTicket(
    LocalTicketKind Kind,
    string Key,
    string ContentType,
    long Length,
    string? FileName,
    DateTimeOffset ExpiresAt
);

/// <summary>Tickets with their HMAC-SHA256, as one segment of an address.</summary>
internal sealed class LocalTickets(IOptions<AuthOptions> options, TimeProvider time)
{
    private const int KeySize = 32;
    private const int MaxLength = 4_096;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(options.Value.SigningSecret),
        KeySize,
        info: "streamhub/local-object"u8.ToArray()
    );

    public string Sign(LocalTicket ticket)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(ticket);
        return Base64Url.EncodeToString([.. HMACSHA256.HashData(_key, content), .. content]);
    }

    /// <returns><c>null</c> for what was not signed here, is over, or is for something else.</returns>
    public LocalTicket? Read(string text, LocalTicketKind kind)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text, out var size) || size <= HMACSHA256.HashSizeInBytes)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var (signature, content) = (bytes[..HMACSHA256.HashSizeInBytes], bytes[HMACSHA256.HashSizeInBytes..]);
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_key, content), signature))
        {
            return null;
        }

        var ticket = JsonSerializer.Deserialize<LocalTicket>(content)!;
        return ticket.Kind == kind && ticket.ExpiresAt > time.Now() ? ticket : null;
    }
}
