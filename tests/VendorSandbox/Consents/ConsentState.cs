namespace StreamHub.VendorSandbox.Consents;

/// <summary>What a vendor knows of who may do what in whose name.</summary>
public sealed class ConsentState
{
    /// <summary>Oldest first; the first one is who is logged in at the consent page.</summary>
    public OrderedDictionary<string, ConsentAccount> Accounts { get; init; } = [];

    public Dictionary<string, ConsentCode> Codes { get; init; } = [];

    public List<ConsentGrant> Grants { get; init; } = [];
}

/// <param name="Channel">The name of its channel; <c>null</c> when it has none.</param>
public sealed record ConsentAccount(string Id, string Name, string? Channel);

/// <param name="Lasting">Whether a refresh token comes with it.</param>
public sealed record ConsentCode(
    string AccountId,
    string Challenge,
    string RedirectUri,
    string Scope,
    bool Lasting,
    DateTimeOffset ExpiresAt
)
{
    /// <summary>Of the grant that it was exchanged for.</summary>
    public string? GrantId { get; init; }
}

public sealed class ConsentGrant
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string Scope { get; init; }

    public string? RefreshToken { get; set; }

    public bool IsRevoked { get; set; }

    /// <summary>When each access token ends.</summary>
    public Dictionary<string, DateTimeOffset> AccessTokens { get; init; } = [];
}
