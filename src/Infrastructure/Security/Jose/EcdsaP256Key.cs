using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>ES256: ECDSA on P-256, the signature being r and s of 32 bytes each.</summary>
public sealed class EcdsaP256Key : JwsKey
{
    public const int CoordinateSize = 32;
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly ECParameters _parameters;
    private readonly ObjectPool<ECDsa> _pool;

    /// <param name="parameters">With the private member the key signs and verifies; without, it only verifies.</param>
    /// <param name="keyId">The <c>kid</c> of its tokens.</param>
    public EcdsaP256Key(ECParameters parameters, string? keyId = null)
        : base("ES256", keyId)
    {
        if (!parameters.Curve.IsNamed || !string.Equals(parameters.Curve.Oid.Value, P256, StringComparison.Ordinal))
        {
            throw new UnusableKeyException("A key for ES256 is on the curve P-256.");
        }

        _parameters = parameters;
        _pool = PooledAlgorithm<ECDsa>.Pool(Create);
        _pool.Return(Create());
    }

    public override bool IsSymmetric => false;

    public override bool CanSign => _parameters.D is not null;

    public override int SignatureSize => 2 * CoordinateSize;

    /// <summary>Reads PKCS#8, SEC1 or a public key from PEM; the PEM text may itself be in base64.</summary>
    public static EcdsaP256Key FromPem(string pem, string? keyId = null)
    {
        using ECDsa ecdsa = ECDsa.Create();
        bool isPrivate = PemText.Import(pem, ecdsa);
        return new EcdsaP256Key(ecdsa.ExportParameters(isPrivate), keyId);
    }

    /// <summary>The half that may be given to those who only verify.</summary>
    public EcdsaP256Key PublicHalf() => new(new ECParameters { Curve = _parameters.Curve, Q = _parameters.Q }, KeyId);

    protected override void SignCore(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        ECDsa ecdsa = _pool.Get();
        ecdsa.SignData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        _pool.Return(ecdsa);
    }

    protected override bool VerifyCore(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        ECDsa ecdsa = _pool.Get();
        bool valid = ecdsa.VerifyData(
            data,
            signature,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
        _pool.Return(ecdsa);
        return valid;
    }

    private ECDsa Create()
    {
        try
        {
            return ECDsa.Create(_parameters);
        }
        catch (CryptographicException refused)
        {
            throw new UnusableKeyException("The parts of this key do not make a key on P-256.", refused);
        }
    }
}
