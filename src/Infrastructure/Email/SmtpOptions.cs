using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Email;

public sealed class SmtpOptions : ICheckedOptions
{
    public static string Section => "Email:Smtp";

    public string Host { get; set; } = string.Empty;

    public int Port { get; set; } = 587;

    public bool UseTls { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    public string From { get; set; } = "StreamHub <no-reply@streamhub.example>";

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SettingRules.Missing(nameof(Host), Host),
            Port is > 0 and <= 65_535 ? null : $"{nameof(Port)} must be 1 to 65535.",
            System.Net.Mail.MailAddress.TryCreate(From, out _) ? null : $"{nameof(From)} must be a mail address."
        );
}
