namespace StreamHub.Infrastructure.Configuration;

public sealed class AppOptions : ICheckedOptions
{
    public static string Section => "App";

    /// <summary>Where clients reach this installation.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Origins besides our own that a payment page may send the customer back to.</summary>
    public IReadOnlyList<Uri> AllowedReturnOrigins { get; init; } = [];

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            AllowedReturnOrigins
                .Select(origin => SettingRules.NotWebAddress(nameof(AllowedReturnOrigins), origin))
                .Append(SettingRules.NotBaseAddress(nameof(PublicUrl), PublicUrl))
        );
}
