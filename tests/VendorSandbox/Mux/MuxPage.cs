using System.Globalization;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>The stretch of a list that was asked for, newest first.</summary>
/// <param name="Before">Only what came before this; from a cursor.</param>
internal sealed record MuxPage(int Limit, int Page, long? Before)
{
    private const int DefaultLimit = 25;
    private const int LargestLimit = 100;

    public static MuxPage From(IQueryCollection query)
    {
        var limit = Number(query, "limit", DefaultLimit);
        return limit <= LargestLimit
            ? new MuxPage(limit, Number(query, "page", 1), CursorOf(query))
            : throw MuxException.Invalid($"limit must not be above {LargestLimit}");
    }

    public IReadOnlyList<T> Of<T>(IEnumerable<T> oldestFirst, Func<T, long> sequence) =>
        [
            .. oldestFirst
                .Reverse()
                .Where(item => Before is null || sequence(item) < Before)
                .Skip(Before is null ? (Page - 1) * Limit : 0)
                .Take(Limit),
        ];

    /// <summary>Opaque to clients; null when the page was not full and so was the last.</summary>
    public string? CursorAfter(long? last, int count) =>
        count == Limit && last is { } sequence ? sequence.ToString("x", CultureInfo.InvariantCulture) : null;

    private static int Number(IQueryCollection query, string name, int otherwise) =>
        !query.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, out var number) && number >= 1 ? number
        : throw MuxException.Invalid($"{name} must be a number from 1 up");

    private static long? CursorOf(IQueryCollection query) =>
        !query.TryGetValue("cursor", out var text) ? null
        : long.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var sequence) ? sequence
        : throw MuxException.Invalid("cursor is not one of ours");
}
