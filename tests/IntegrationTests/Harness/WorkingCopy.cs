namespace StreamHub.IntegrationTests.Harness;

/// <summary>Where the tests' own files lie: they run from a checkout, and need more of it than what is compiled.</summary>
public static class WorkingCopy
{
    /// <summary>The folder of the solution; <c>null</c> when the tests run elsewhere.</summary>
    public static string? Root { get; } = Find();

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StreamHub.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
