using System.Globalization;

namespace StreamHub.Domain.Videos;

/// <summary>When a cue is seen, in milliseconds from the beginning.</summary>
internal readonly record struct CueTimes(long Start, long End)
{
    private const int MillisecondDigits = 3;
    private const int MaxHourDigits = 4;

    /// <summary>Reads <c>00:01.000 --> 01:00:02.000 settings</c>; the settings are the player's concern.</summary>
    public static bool TryParse(string line, out CueTimes times)
    {
        times = default;
        var parts = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var from, "-->", var to, ..] || !TryRead(from, out var start) || !TryRead(to, out var end))
        {
            return false;
        }

        times = new CueTimes(start, end);
        return true;
    }

    private static bool TryRead(string text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Split('.') is not [var clock, { Length: MillisecondDigits } fraction])
        {
            return false;
        }

        var parts = clock.Split(':');
        var hours = 0;
        if (
            parts.Length is not (2 or 3)
            || (parts.Length == 3 && (parts[0].Length is < 2 or > MaxHourDigits || !TryNumber(parts[0], out hours)))
            || !TrySixtieth(parts[^2], out var minutes)
            || !TrySixtieth(parts[^1], out var seconds)
            || !TryNumber(fraction, out var rest)
        )
        {
            return false;
        }

        milliseconds = (((((hours * 60L) + minutes) * 60) + seconds) * 1_000) + rest;
        return true;
    }

    private static bool TrySixtieth(string text, out int number)
    {
        number = 0;
        return text.Length == 2 && TryNumber(text, out number) && number < 60;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
