using System.Numerics;
using System.Security.Cryptography;

namespace StreamHub.Infrastructure.Security.Jose;

internal static class RsaSoundness
{
    public const int MinModulusBits = 2048;
    private const int CommonExponent = 65537;
    private const int LargestRocaPrime = 167;

    public static void Ensure(RSAParameters parameters)
    {
        if (parameters.Modulus is not { Length: > 0 } || parameters.Exponent is not { Length: > 0 })
        {
            throw new UnusableKeyException("An RSA key has a modulus and an exponent.");
        }

        BigInteger modulus = new(parameters.Modulus, isUnsigned: true, isBigEndian: true);
        BigInteger exponent = new(parameters.Exponent, isUnsigned: true, isBigEndian: true);

        if (parameters.Modulus[0] == 0 || modulus.GetBitLength() < MinModulusBits || modulus.IsEven)
        {
            throw new UnusableKeyException($"The modulus of an RSA key is odd and has at least {MinModulusBits} bits.");
        }

        if (exponent < CommonExponent || exponent.IsEven)
        {
            throw new UnusableKeyException($"The public exponent of an RSA key is odd and at least {CommonExponent}.");
        }

        if (HasRocaFingerprint(modulus))
        {
            throw new UnusableKeyException("This RSA key comes from a generator whose keys can be factored (ROCA).");
        }
    }

    /// <summary>
    /// CVE-2017-15361: those primes are powers of 65537 modulo every small prime, so the modulus is one as well. A sound
    /// modulus passes all of these by chance once in about 2^27.
    /// </summary>
    private static bool HasRocaFingerprint(BigInteger modulus)
    {
        for (int prime = 3; prime <= LargestRocaPrime; prime += 2)
        {
            if (IsPrime(prime) && !IsPowerOfCommonExponent((int)(modulus % prime), prime))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPowerOfCommonExponent(int residue, int prime)
    {
        int power = 1;
        do
        {
            if (power == residue)
            {
                return true;
            }

            power = power * (CommonExponent % prime) % prime;
        } while (power > 1);

        return false;
    }

    private static bool IsPrime(int odd)
    {
        for (int divisor = 3; divisor * divisor <= odd; divisor += 2)
        {
            if (odd % divisor == 0)
            {
                return false;
            }
        }

        return true;
    }
}
