namespace StreamHub.VendorSandbox.Consents;

/// <summary>The one client that a vendor knows.</summary>
public sealed record ConsentSettings
{
    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>Taken to the letter.</summary>
    public required string RedirectUri { get; init; }

    public TimeSpan AccessLifetime { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>How a vendor differs from others that speak OAuth 2.</summary>
/// <param name="RefreshTokensAreSpent">Each is good for one use, and its successor comes with the answer.</param>
/// <param name="GivesRefreshTokenOnce">Unless the page is asked to consent anew, and only for offline access.</param>
public sealed record ConsentHabits(
    string Vendor,
    ConsentSettings Settings,
    bool RefreshTokensAreSpent,
    bool GivesRefreshTokenOnce
);
