using System.Collections.Frozen;

namespace StreamHub.Application.Features.Auth;

/// <summary>The passwords that are tried first, however they are capitalised, and however often they are repeated.</summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Listed = Read();

    public static int Count => Listed.Count;

    public static bool Contain(string password)
    {
        var unit = password[..PeriodOf(password)];
        var isOneCharacter = unit.EnumerateRunes().Count() == 1;
        return isOneCharacter || Listed.Contains(password) || Listed.Contains(unit);
    }

    /// <summary>The length of the shortest text of which the password is a whole number of repetitions.</summary>
    private static int PeriodOf(string password)
    {
        for (var length = 1; length <= password.Length / 2; length++)
        {
            if (password.Length % length == 0 && Repeats(password, length))
            {
                return length;
            }
        }

        return password.Length;
    }

    private static bool Repeats(ReadOnlySpan<char> text, int length) =>
        text[length..].Equals(text[..^length], StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
