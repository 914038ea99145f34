namespace StreamHub.Domain.Common;

/// <summary>RFC 4648 base32 without padding: what people can type, and what authenticator apps take.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsOfDigit = 5;
    private const int BitsOfByte = 8;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var digits = new char[(bytes.Length * BitsOfByte + BitsOfDigit - 1) / BitsOfDigit];
        var (written, waiting, bits) = (0, 0, 0);
        foreach (var next in bytes)
        {
            waiting = (waiting << BitsOfByte) | next;
            bits += BitsOfByte;
            while (bits >= BitsOfDigit)
            {
                bits -= BitsOfDigit;
                digits[written++] = Alphabet[waiting >> bits];
                waiting &= (1 << bits) - 1;
            }
        }

        if (bits > 0)
        {
            digits[written] = Alphabet[waiting << (BitsOfDigit - bits)];
        }

        return new string(digits);
    }

    /// <summary>Capital and small letters are the same; no length, digit or stray bit that encoding would not make.</summary>
    /// <returns><c>null</c> for what is not base32.</returns>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length * BitsOfDigit / BitsOfByte];
        var (written, waiting, bits) = (0, 0, 0);
        foreach (var digit in text)
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(digit), StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            waiting = (waiting << BitsOfDigit) | value;
            bits += BitsOfDigit;
            if (bits >= BitsOfByte)
            {
                bits -= BitsOfByte;
                bytes[written++] = (byte)(waiting >> bits);
                waiting &= (1 << bits) - 1;
            }
        }

        return bits < BitsOfDigit && waiting == 0 ? bytes : null;
    }
}
