namespace StreamHub.Infrastructure.Configuration;

/// <summary>What settings are commonly checked for; each answers with the problem, or with <c>null</c>.</summary>
internal static class SettingRules
{
    public static string? Missing(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? $"{name} is missing." : null;

    public static string? NotWebAddress(string name, Uri? value) =>
        value is { IsAbsoluteUri: true } && (value.Scheme == Uri.UriSchemeHttps || value.Scheme == Uri.UriSchemeHttp)
            ? null
            : $"{name} must be an absolute http(s) address.";

    /// <summary>An address that others are appended to.</summary>
    public static string? NotBaseAddress(string name, Uri? value) =>
        NotWebAddress(name, value) ?? (value!.AbsolutePath.EndsWith('/') ? null : $"{name} must end with a slash.");

    public static IEnumerable<string> Collect(params IEnumerable<string?> problems) => problems.OfType<string>();
}
