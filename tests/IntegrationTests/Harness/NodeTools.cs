using System.Diagnostics;
using Xunit;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Node.js and the npm packages of <c>tests/node</c>, which the other sides of our protocols are written in.</summary>
public static class NodeTools
{
    private static readonly string? Node = Environment
        .GetEnvironmentVariable("PATH")
        ?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") })
        .FirstOrDefault(File.Exists);

    /// <summary>Why they can't be used here; <c>null</c> when they can.</summary>
    public static string? Missing { get; } = WhyMissing();

    private static string Folder => Path.Combine(WorkingCopy.Root ?? "", "tests", "node");

    /// <summary>A file of <c>tests/node</c>.</summary>
    public static string PathOf(params string[] path) => Path.Combine([Folder, .. path]);

    public static void SkipWhenMissing() => Assert.SkipWhen(Missing is not null, Missing ?? "");

    /// <summary>A Node process that is given its input, and whose output is ours.</summary>
    public static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Node!, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TOOLS"] = PathOf("package.json");
        return Process.Start(start)!;
    }

    private static string? WhyMissing()
    {
        if (WorkingCopy.Root is null)
        {
            return "The tests do not run from a checkout, so tests/node is out of reach.";
        }

        if (Node is null)
        {
            return "Node.js is not installed.";
        }

        return Directory.Exists(PathOf("node_modules"))
            ? null
            : "The npm packages of tests/node are not installed; build/test installs them.";
    }
}
