namespace StreamHub.Domain.ApiKeys;

/// <summary>What a key is made for.</summary>
public sealed record KeyTerms(
    string Name,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<AddressRange> AllowedAddresses,
    DateTimeOffset? ExpiresAt
);
