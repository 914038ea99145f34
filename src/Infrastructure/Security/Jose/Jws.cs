using System.Buffers;
using System.Text;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>What a verified token carries. <see cref="Type"/> says what it is for and must be asked for.</summary>
public readonly record struct VerifiedJws(byte[] Payload, string? Type, string? KeyId);

/// <summary>
/// Compact JWS (RFC 7515) by HS256, RS256 or ES256. The key decides the algorithm; the token only has to agree.
/// </summary>
public static class Jws
{
    public const int MaxTokenLength = 8 * 1024;

    /// <param name="payload">What is signed, as it is.</param>
    /// <param name="key">Gives <c>alg</c> and <c>kid</c>.</param>
    /// <param name="type">The <c>typ</c>: what the token is for.</param>
    public static string Sign(ReadOnlySpan<byte> payload, JwsKey key, string? type = null)
    {
        byte[] header = new JwsHeader(key.Algorithm, key.KeyId, type).Write();
        string signed = $"{Base64Url.Encode(header)}.{Base64Url.Encode(payload)}";
        return $"{signed}.{Base64Url.Encode(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static bool TryVerify(
        ReadOnlySpan<char> token,
        JwsKeySet keys,
        out VerifiedJws verified,
        out TokenFailure failure
    )
    {
        verified = default;
        if (token.Length > MaxTokenLength)
        {
            failure = TokenFailure.TooLong;
            return false;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(token.Length);
        failure = Verify(token, keys, buffer, out verified);
        ArrayPool<byte>.Shared.Return(buffer);
        return failure == TokenFailure.None;
    }

    /// <summary>The key that a token names, before anything about it is proven: for whoever has to get the key first.</summary>
    public static string? KeyIdOf(ReadOnlySpan<char> token)
    {
        int end = token.IndexOf('.');
        return
            token.Length <= MaxTokenLength
            && end > 0
            && Base64Url.TryDecode(token[..end], out byte[] bytes)
            && JwsHeader.Read(bytes, out JwsHeader header) == TokenFailure.None
            ? header.KeyId
            : null;
    }

    private static TokenFailure Verify(
        ReadOnlySpan<char> token,
        JwsKeySet keys,
        Span<byte> buffer,
        out VerifiedJws verified
    )
    {
        verified = default;
        Span<Range> parts = stackalloc Range[4];
        if (token.Split(parts, '.') != 3)
        {
            return TokenFailure.NotThreeParts;
        }

        if (token[parts[2]].IsEmpty)
        {
            return TokenFailure.SignatureMissing;
        }

        if (!Base64Url.TryDecode(token[parts[0]], buffer, out int headerSize))
        {
            return TokenFailure.NotBase64Url;
        }

        TokenFailure headerFailure = JwsHeader.Read(buffer[..headerSize], out JwsHeader header);
        if (headerFailure != TokenFailure.None)
        {
            return headerFailure;
        }

        if (keys.Find(header.KeyId) is not { } key)
        {
            return TokenFailure.KeyUnknown;
        }

        if (!string.Equals(header.Algorithm, key.Algorithm, StringComparison.Ordinal))
        {
            return TokenFailure.AlgorithmNotTheKeys;
        }

        ReadOnlySpan<char> signedText = token[..parts[1].End.Value];
        Span<byte> signature = buffer[signedText.Length..];
        if (
            Ascii.FromUtf16(signedText, buffer, out int signedSize) != OperationStatus.Done
            || !Base64Url.TryDecode(token[parts[2]], signature, out int signatureSize)
        )
        {
            return TokenFailure.NotBase64Url;
        }

        if (!key.Verify(buffer[..signedSize], signature[..signatureSize]))
        {
            return TokenFailure.SignatureWrong;
        }

        if (!Base64Url.TryDecode(token[parts[1]], out byte[] payload))
        {
            return TokenFailure.NotBase64Url;
        }

        verified = new VerifiedJws(payload, header.Type, header.KeyId);
        return TokenFailure.None;
    }
}
