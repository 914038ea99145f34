using System.Text.Json;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Security;

/// <summary>Published vectors lie beside the checkout, not in it. Where they are missing, a test is skipped, not passed.</summary>
internal static class SharedFiles
{
    public static string Text(params string[] path) => File.ReadAllText(Locate(path));

    public static JsonElement Json(params string[] path) => JsonElement.Parse(File.ReadAllBytes(Locate(path)));

    private static string Locate(string[] path)
    {
        string wanted = Path.Combine(["shared", .. path]);
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, wanted);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip($"{wanted} is not beside this checkout.");
        return "";
    }
}
