namespace StreamHub.Domain.Feeds;

/// <summary>What of a show can be changed.</summary>
/// <param name="Language">A tag of BCP 47, such as <c>de</c> or <c>pt-BR</c>.</param>
/// <param name="OwnerEmail">Stands in the feed: platforms prove by it who the owner is.</param>
/// <param name="Categories">One to three of Apple's, the first one first: <c>Technology</c>, <c>Arts > Books</c>.</param>
/// <param name="FundingText">What is written on the way to <c>fundingUrl</c>.</param>
/// <param name="IsLocked">Whether other hosts are asked not to take the feed over.</param>
public sealed record ShowDetails(
    string Title,
    string Description,
    string Language,
    string Author,
    string OwnerEmail,
    IReadOnlyList<string> Categories,
    Uri ArtworkUrl,
    bool IsExplicit,
    ShowType Type,
    ShowAccess Access,
    Uri? Link,
    string? Copyright,
    Uri? FundingUrl,
    string? FundingText,
    bool IsLocked
);
