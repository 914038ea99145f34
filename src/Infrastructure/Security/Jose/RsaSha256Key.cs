using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>RS256 (PKCS#1 v1.5), at least 2048 bits.</summary>
public sealed class RsaSha256Key : JwsKey
{
    private readonly RSAParameters _parameters;
    private readonly ObjectPool<RSA> _pool;

    /// <param name="parameters">With the private members the key signs and verifies; without, it only verifies.</param>
    /// <param name="keyId">The <c>kid</c> of its tokens.</param>
    public RsaSha256Key(RSAParameters parameters, string? keyId = null)
        : base("RS256", keyId)
    {
        RsaSoundness.Ensure(parameters);
        _parameters = parameters;
        _pool = PooledAlgorithm<RSA>.Pool(Create);

        // One instance at once, so that a key that does not import is refused here and not at the first token.
        _pool.Return(Create());
    }

    public override bool IsSymmetric => false;

    public override bool CanSign => _parameters.D is not null;

    public override int SignatureSize => _parameters.Modulus!.Length;

    /// <summary>
    /// Reads PKCS#1, PKCS#8 or a public key from PEM; the PEM text may itself be in base64, as Cloudflare hands it out.
    /// </summary>
    public static RsaSha256Key FromPem(string pem, string? keyId = null)
    {
        using RSA rsa = RSA.Create();
        bool isPrivate = PemText.Import(pem, rsa);
        return new RsaSha256Key(rsa.ExportParameters(isPrivate), keyId);
    }

    /// <summary>The half that may be given to those who only verify.</summary>
    public RsaSha256Key PublicHalf() =>
        new(new RSAParameters { Modulus = _parameters.Modulus, Exponent = _parameters.Exponent }, KeyId);

    protected override void SignCore(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        RSA rsa = _pool.Get();
        rsa.SignData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _pool.Return(rsa);
    }

    protected override bool VerifyCore(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        RSA rsa = _pool.Get();
        bool valid = rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _pool.Return(rsa);
        return valid;
    }

    private RSA Create()
    {
        try
        {
            return RSA.Create(_parameters);
        }
        catch (CryptographicException refused)
        {
            throw new UnusableKeyException("The parts of this RSA key do not make a key.", refused);
        }
    }
}
