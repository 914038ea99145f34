using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamHub.Infrastructure.Persistence.Configurations;

/// <summary>
/// Lists that are only ever read whole are kept as one text, their parts separated by what no part has: spaces (as OAuth's
/// scope), if nothing else is said.
/// </summary>
internal static class SpacedList
{
    private const char Separator = ' ';

    public static PropertyBuilder<IReadOnlyList<T>> IsSpacedList<T>(
        this PropertyBuilder<IReadOnlyList<T>> property,
        Func<string, T> read
    ) => property.IsSeparatedList(Separator, read);

    public static PropertyBuilder<IReadOnlyList<T>> IsSeparatedList<T>(
        this PropertyBuilder<IReadOnlyList<T>> property,
        char separator,
        Func<string, T> read
    ) =>
        property.HasConversion(
            list => string.Join(separator, list),
            text => Read(text, separator, read),
            new ValueComparer<IReadOnlyList<T>>(
                (one, other) => one!.SequenceEqual(other!),
                list => list.Count,
                list => list
            )
        );

    /// <summary>For who reads the column itself.</summary>
    public static List<T> Read<T>(string text, Func<string, T> read) => Read(text, Separator, read);

    private static List<T> Read<T>(string text, char separator, Func<string, T> read) =>
        [.. text.Split(separator, StringSplitOptions.RemoveEmptyEntries).Select(read)];
}
