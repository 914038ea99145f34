using StreamHub.Domain.Feeds;

namespace StreamHub.WebApi.Modules;

/// <param name="Language">A tag of BCP 47, such as <c>de</c> or <c>pt-BR</c>.</param>
/// <param name="OwnerEmail">Stands in the feed: platforms prove by it who the owner is.</param>
/// <param name="Categories">One to three of Apple's, such as <c>Technology</c> or <c>Arts > Books</c>.</param>
/// <param name="ArtworkUrl">A square picture of 1,400 to 3,000 pixels, JPEG or PNG, at an https address.</param>
/// <param name="ShowType"><c>episodic</c> when absent.</param>
/// <param name="Access">Who may read the feed: everybody, when absent.</param>
/// <param name="Link">The show's own page.</param>
/// <param name="FundingUrl">Where listeners can give something.</param>
/// <param name="FundingText">What is written on the way there.</param>
/// <param name="IsLocked">Whether other hosts are asked not to take the feed over; yes, when absent.</param>
public record ShowRequest(
    string Title,
    string Description,
    string Language,
    string Author,
    string OwnerEmail,
    IReadOnlyList<string> Categories,
    Uri ArtworkUrl,
    bool IsExplicit = false,
    ShowType ShowType = ShowType.Episodic,
    ShowAccess Access = ShowAccess.Public,
    Uri? Link = null,
    string? Copyright = null,
    Uri? FundingUrl = null,
    string? FundingText = null,
    bool IsLocked = true
)
{
    internal ShowDetails ToDetails() =>
        new(
            Title,
            Description,
            Language,
            Author,
            OwnerEmail,
            Categories,
            ArtworkUrl,
            IsExplicit,
            ShowType,
            Access,
            Link,
            Copyright,
            FundingUrl,
            FundingText,
            IsLocked
        );
}

/// <param name="Slug">The show's name in its feed's address; it is for good.</param>
public sealed record CreateShowRequest(
    string Slug,
    string Title,
    string Description,
    string Language,
    string Author,
    string OwnerEmail,
    IReadOnlyList<string> Categories,
    Uri ArtworkUrl,
    bool IsExplicit = false,
    ShowType ShowType = ShowType.Episodic,
    ShowAccess Access = ShowAccess.Public,
    Uri? Link = null,
    string? Copyright = null,
    Uri? FundingUrl = null,
    string? FundingText = null,
    bool IsLocked = true
)
    : ShowRequest(
        Title,
        Description,
        Language,
        Author,
        OwnerEmail,
        Categories,
        ArtworkUrl,
        IsExplicit,
        ShowType,
        Access,
        Link,
        Copyright,
        FundingUrl,
        FundingText,
        IsLocked
    );

/// <param name="MediaUrl">Where the file lies; its length and type are read there.</param>
/// <param name="Notes">The show notes in HTML.</param>
/// <param name="EpisodeType"><c>full</c> when absent.</param>
/// <param name="TranscriptFormat">Of what lies at <c>transcriptUrl</c>; with it only.</param>
public record EpisodeRequest(
    string Title,
    string Description,
    Uri MediaUrl,
    string? Notes = null,
    int? DurationSeconds = null,
    int? Season = null,
    int? Number = null,
    EpisodeType EpisodeType = EpisodeType.Full,
    bool IsExplicit = false,
    Uri? ArtworkUrl = null,
    Uri? ChaptersUrl = null,
    Uri? TranscriptUrl = null,
    TranscriptFormat? TranscriptFormat = null
)
{
    internal EpisodeDetails ToDetails() =>
        new(
            Title,
            Description,
            Notes,
            DurationSeconds,
            Season,
            Number,
            EpisodeType,
            IsExplicit,
            ArtworkUrl,
            ChaptersUrl,
            TranscriptUrl,
            TranscriptFormat
        );
}

/// <param name="ItemGuid">What apps know it by already, where the show moves here; one is made when absent.</param>
public sealed record CreateEpisodeRequest(
    string Title,
    string Description,
    Uri MediaUrl,
    string? ItemGuid = null,
    string? Notes = null,
    int? DurationSeconds = null,
    int? Season = null,
    int? Number = null,
    EpisodeType EpisodeType = EpisodeType.Full,
    bool IsExplicit = false,
    Uri? ArtworkUrl = null,
    Uri? ChaptersUrl = null,
    Uri? TranscriptUrl = null,
    TranscriptFormat? TranscriptFormat = null
)
    : EpisodeRequest(
        Title,
        Description,
        MediaUrl,
        Notes,
        DurationSeconds,
        Season,
        Number,
        EpisodeType,
        IsExplicit,
        ArtworkUrl,
        ChaptersUrl,
        TranscriptUrl,
        TranscriptFormat
    );
