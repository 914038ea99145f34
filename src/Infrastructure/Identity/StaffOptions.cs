using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Identity;

/// <summary>The installation's staff. The variables <c>ADMIN_EMAIL</c> and <c>ADMIN_VIEWER_EMAIL</c> outrank the section.</summary>
public sealed class StaffOptions : ICheckedOptions
{
    public const string AdminVariable = "ADMIN_EMAIL";
    public const string SupportVariable = "ADMIN_VIEWER_EMAIL";

    public static string Section => "Staff";

    /// <summary>One address, or several with commas between them.</summary>
    public string? AdminEmail { get; set; }

    /// <summary>Those who read what admins read.</summary>
    public string? AdminViewerEmail { get; set; }

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            NotAddresses($"{nameof(AdminEmail)} ({AdminVariable})", AdminEmail),
            NotAddresses($"{nameof(AdminViewerEmail)} ({SupportVariable})", AdminViewerEmail)
        );

    public static IReadOnlyList<EmailAddress> Addresses(string? setting) =>
        [.. Split(setting).Select(text => EmailAddress.Parse(text).Value)];

    private static string? NotAddresses(string name, string? setting) =>
        Split(setting).All(text => EmailAddress.Parse(text).IsSuccess) ? null : $"{name} is no e-mail address.";

    private static string[] Split(string? setting) =>
        (setting ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
