namespace StreamHub.UnitTests.Architecture.Rules;

internal static class SourceRules
{
    private static readonly string[] Generated = ["bin", "obj", "Migrations"];

    public static Verdict FilesAreShorterThan(int lines, params IEnumerable<string> folders) =>
        Verdict.Over(
            folders.SelectMany(SourceFiles),
            file =>
            {
                var length = File.ReadLines(file).Count();
                return length < lines ? [] : [$"{Path.GetFileName(file)} has {length} lines"];
            }
        );

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(Generated.Contains)
            );
}
