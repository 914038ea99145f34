using System.Security.Cryptography;
using System.Text.Json;

namespace StreamHub.WebApi.Hosting;

/// <summary>
/// In development, makes the secrets that are not configured and keeps them below the checkout, so that what was sealed
/// and signed by one run is good in the next. Elsewhere a missing secret stops the start.
/// </summary>
internal static class DevelopmentSecrets
{
    private const string FileName = "development-secrets.json";
    private const int SecretBytes = 32;

    public static void AddDevelopmentSecrets(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || builder.Configuration["Auth:SigningSecret"] is not null)
        {
            return;
        }

        var folder = Path.GetFullPath(Path.Combine(builder.Environment.ContentRootPath, "..", "..", ".local"));
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, JsonSerializer.Serialize(Generate()));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: false);
    }

    private static Dictionary<string, string> Generate() =>
        new()
        {
            ["Auth:SigningSecret"] = RandomSecret(),
            ["Vault:CurrentKeyId"] = "development",
            ["Vault:Keys:development"] = RandomSecret(),
        };

    private static string RandomSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
}
