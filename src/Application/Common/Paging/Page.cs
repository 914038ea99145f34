namespace StreamHub.Application.Common.Paging;

/// <summary>A part of a list, newest first.</summary>
/// <param name="NextCursor">Send it as <c>cursor</c> for what follows; <c>null</c> at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

public static class Page
{
    public const int DefaultSize = 20;
    public const int MaxSize = 100;

    /// <summary>Makes a page of rows that were asked for with one more than <paramref name="size"/>.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, int size, Func<T, Cursor> cursorOf) =>
        Of(rows, size, row => cursorOf(row).ToString());

    public static Page<T> Of<T>(IReadOnlyList<T> rows, int size, Func<T, string> cursorOf) =>
        rows.Count <= size
            ? new Page<T>(rows, NextCursor: null)
            : new Page<T>([.. rows.Take(size)], cursorOf(rows[size - 1]));
}
