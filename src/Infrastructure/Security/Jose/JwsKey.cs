namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>
/// A key together with the one algorithm it is for. Keys are made once, kept, and used by any number of threads.
/// </summary>
public abstract class JwsKey
{
    public const int MaxKeyIdLength = 128;

    private protected JwsKey(string algorithm, string? keyId)
    {
        if (keyId is not null && !IsKeyId(keyId))
        {
            throw new UnusableKeyException($"A key id is 1 to {MaxKeyIdLength} visible ASCII characters.");
        }

        Algorithm = algorithm;
        KeyId = keyId;
    }

    /// <summary>The <c>alg</c> a token must name to be judged by this key.</summary>
    public string Algorithm { get; }

    public string? KeyId { get; }

    public abstract bool IsSymmetric { get; }

    public abstract bool CanSign { get; }

    /// <summary>The only length in bytes that a signature by this key has.</summary>
    public abstract int SignatureSize { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        if (!CanSign)
        {
            throw new InvalidOperationException("This key holds only its public half.");
        }

        byte[] signature = new byte[SignatureSize];
        SignCore(data, signature);
        return signature;
    }

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureSize && VerifyCore(data, signature);

    protected abstract void SignCore(ReadOnlySpan<byte> data, Span<byte> signature);

    protected abstract bool VerifyCore(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    internal static bool IsKeyId(string text) =>
        text.Length is > 0 and <= MaxKeyIdLength && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
