using System.Text;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Identity;

public sealed class AuthOptions : ICheckedOptions
{
    private const int SecretMinBytes = 32;

    private static readonly string[] KnownExamples =
    [
        "your_super_secret_jwt_key_change_this_in_production",
        "random_32+_character_secret_key_here",
    ];

    public static string Section => "Auth";

    /// <summary>Signs access tokens, and leads from a refresh token to the next; at least 32 bytes.</summary>
    public string SigningSecret { get; set; } = string.Empty;

    public string Issuer { get; set; } = "streamhub";

    public string Audience { get; set; } = "streamhub-clients";

    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>PBKDF2 rounds (HMAC-SHA512); OWASP asks for 210,000.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SettingRules.Missing(nameof(SigningSecret), SigningSecret)
                ?? (
                    Encoding.UTF8.GetByteCount(SigningSecret) >= SecretMinBytes
                        ? null
                        : $"{nameof(SigningSecret)} must be {SecretMinBytes} bytes or more."
                ),
            KnownExamples.Contains(SigningSecret) ? $"{nameof(SigningSecret)} is a published example." : null,
            SettingRules.Missing(nameof(Issuer), Issuer),
            SettingRules.Missing(nameof(Audience), Audience),
            AccessTokenLifetime >= TimeSpan.FromSeconds(1) && AccessTokenLifetime <= TimeSpan.FromHours(1)
                ? null
                : $"{nameof(AccessTokenLifetime)} must be a second to an hour.",
            PasswordIterations >= 1 ? null : $"{nameof(PasswordIterations)} must be positive."
        );
}
