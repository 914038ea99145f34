using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Feeds;

public sealed class FeedOptions : ICheckedOptions
{
    private const int MostOnPage = 1_000;

    public static string Section => "Feeds";

    /// <summary>The WebSub hub that is told of changes; absent, nobody is told.</summary>
    public Uri? HubUrl { get; set; }

    /// <summary>How many episodes a page of a feed has at most.</summary>
    public int PageSize { get; set; } = MostOnPage;

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            HubUrl is null ? null : SettingRules.NotWebAddress(nameof(HubUrl), HubUrl),
            PageSize is >= 1 and <= MostOnPage ? null : $"{nameof(PageSize)} must be 1 to {MostOnPage}."
        );
}
