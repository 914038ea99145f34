using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamHub.Infrastructure.Persistence.Configurations;

/// <summary>Lists that are only ever read whole are kept as one text, their parts separated by spaces (as OAuth's scope).</summary>
internal static class SpacedList
{
    private const char Separator = ' ';

    public static PropertyBuilder<IReadOnlyList<T>> IsSpacedList<T>(
        this PropertyBuilder<IReadOnlyList<T>> property,
        Func<string, T> read
    ) =>
        property.HasConversion(
            list => string.Join(Separator, list),
            text => Read(text, read),
            new ValueComparer<IReadOnlyList<T>>(
                (one, other) => one!.SequenceEqual(other!),
                list => list.Count,
                list => list
            )
        );

    /// <summary>For who reads the column itself.</summary>
    public static List<T> Read<T>(string text, Func<string, T> read) =>
        [.. text.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(read)];
}
