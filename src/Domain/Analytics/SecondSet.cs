using System.Numerics;

namespace StreamHub.Domain.Analytics;

/// <summary>
/// Which seconds of a video were watched, a bit each. Putting sets together forgets how often and in which order: that is
/// why beacons may be repeated, late and overlapping.
/// </summary>
public sealed class SecondSet
{
    /// <summary>Twelve hours: longer than any vendor takes.</summary>
    public const int MaxSeconds = 43_200;

    public const int MaxBytes = MaxSeconds / BitsPerByte;

    public static readonly SecondSet Empty = new([]);

    private const int BitsPerByte = 8;

    // Without empty bytes at the end, so that one set has one form.
    private readonly byte[] _bits;

    private SecondSet(byte[] bits) => _bits = bits;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var bits in _bits)
            {
                count += BitOperations.PopCount(bits);
            }

            return count;
        }
    }

    /// <param name="limit">Seconds from here on are left out: the video has no more.</param>
    public static SecondSet Of(IEnumerable<WatchedRange> ranges, int limit)
    {
        var bits = new byte[(Math.Min(limit, MaxSeconds) + BitsPerByte - 1) / BitsPerByte];
        foreach (var range in ranges)
        {
            var end = Math.Min(range.EndSecond, Math.Min(limit, MaxSeconds));
            for (var second = range.FirstSecond; second < end; second++)
            {
                bits[second / BitsPerByte] |= (byte)(1 << (second % BitsPerByte));
            }
        }

        return new SecondSet(Trimmed(bits));
    }

    public static SecondSet FromBytes(byte[] bytes) => new(Trimmed(bytes));

    public byte[] ToBytes() => [.. _bits];

    public SecondSet Union(SecondSet other)
    {
        var (longer, shorter) = _bits.Length >= other._bits.Length ? (_bits, other._bits) : (other._bits, _bits);
        var bits = longer.ToArray();
        for (var i = 0; i < shorter.Length; i++)
        {
            bits[i] |= shorter[i];
        }

        return new SecondSet(bits);
    }

    private static byte[] Trimmed(byte[] bits) => bits[..(bits.AsSpan().LastIndexOfAnyExcept((byte)0) + 1)];
}

/// <summary>A part of a video, in milliseconds from its begin; the end is not part of it.</summary>
public readonly record struct WatchedRange(int FromMilliseconds, int ToMilliseconds)
{
    // Rounded alike at both ends: ranges that touch leave no second out and share none.
    internal int FirstSecond => (FromMilliseconds + 500) / 1000;

    internal int EndSecond => (ToMilliseconds + 500) / 1000;
}
