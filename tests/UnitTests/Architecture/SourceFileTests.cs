using StreamHub.UnitTests.Architecture.Rules;
using Xunit;

namespace StreamHub.UnitTests.Architecture;

public class SourceFileTests
{
    private const int Limit = 300;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void A_file_can_be_read_at_one_sitting(string folder) =>
        SourceRules.FilesAreShorterThan(Limit, Path.Combine(CodeBase.Root, folder)).ShouldHold();

    [Fact]
    public void A_file_that_is_too_long_is_reported_unless_it_was_generated()
    {
        var folder = Directory.CreateTempSubdirectory("streamhub-");
        try
        {
            Write(folder, "Long.cs", Limit);
            Write(folder, "Short.cs", Limit - 1);
            Write(folder.CreateSubdirectory("Migrations"), "Initial.cs", Limit);
            Write(folder.CreateSubdirectory("obj"), "Made.cs", Limit);

            SourceRules.FilesAreShorterThan(Limit, folder.FullName).ShouldReport($"Long.cs has {Limit} lines");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(DirectoryInfo folder, string name, int lines) =>
        File.WriteAllLines(Path.Combine(folder.FullName, name), Enumerable.Repeat("// a line", lines));
}
