namespace StreamHub.IntegrationTests.Harness;

/// <summary>Every order in which things can come.</summary>
public static class Permutations
{
    public static IEnumerable<List<T>> Of<T>(List<T> all) =>
        all.Count <= 1
            ? [all]
            : all.SelectMany(
                (first, at) => Of([.. all[..at], .. all[(at + 1)..]]).Select(List<T> (rest) => [first, .. rest])
            );
}
