namespace StreamHub.Domain.Analytics;

/// <summary>With what somebody watches.</summary>
public enum DeviceClass
{
    Unknown,
    Desktop,
    Mobile,
    Tablet,
    Tv,

    /// <summary>A program that reads pages; what it plays is not counted.</summary>
    Bot,
}

/// <summary>From where and with what somebody watches, as far as that is known.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record Viewership(string? Country, DeviceClass Device)
{
    public const int CountryLength = 2;

    // What proxies write where they do not know.
    private static readonly string[] NoCountries = ["XX", "ZZ"];

    /// <returns><c>null</c> for what is no country's code.</returns>
    public static string? CountryOf(string? text) =>
        text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] && !NoCountries.Contains(text, StringComparer.Ordinal)
            ? text
            : null;
}
