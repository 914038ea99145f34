using System.Collections.Frozen;

namespace StreamHub.Application.Features.Auth;

/// <summary>The passwords that are tried first, however they are capitalised, and however often they are repeated.</summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Listed = Read();

    public static int Count => Listed.Count;

    public static bool Contain(string password) =>
        Units(password).Any(unit => IsOneCharacter(unit) || Listed.Contains(unit));

    /// <summary>The password itself, and every text that it only repeats.</summary>
    private static IEnumerable<string> Units(string password)
    {
        yield return password;
        for (var length = 1; length <= password.Length / 2; length++)
        {
            if (password.Length % length == 0 && Repeats(password, length))
            {
                yield return password[..length];
            }
        }
    }

    private static bool IsOneCharacter(string text) => text.EnumerateRunes().Count() == 1;

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
