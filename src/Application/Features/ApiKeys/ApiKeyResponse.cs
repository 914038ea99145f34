using StreamHub.Domain.ApiKeys;

namespace StreamHub.Application.Features.ApiKeys;

/// <param name="Prefix">The beginning of the current secret, by which you know it again.</param>
/// <param name="CreatedBy">The member who made it, and as whom it acts.</param>
/// <param name="AllowedAddresses">Where it works from; from everywhere when the list is empty.</param>
/// <param name="PreviousEndsAt">Until when the secret before the latest rotation works, while it does.</param>
/// <param name="LastUsedAt">Right to about a minute; <c>null</c> before the first use.</param>
public sealed record ApiKeyResponse(
    Guid Id,
    string Name,
    string Prefix,
    ApiKeyState State,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> AllowedAddresses,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RotatedAt,
    DateTimeOffset? PreviousEndsAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    string? LastUsedAddress
)
{
    public static ApiKeyResponse Of(ApiKey key, DateTimeOffset now) =>
        new(
            key.Id,
            key.Name,
            key.Prefix,
            key.StateAt(now),
            key.Scopes,
            [.. key.AllowedAddresses.Select(range => range.ToString())],
            key.CreatedBy,
            key.CreatedAt,
            key.ExpiresAt,
            key.RotatedAt,
            key.PreviousEndsAt > now ? key.PreviousEndsAt : null,
            key.RevokedAt,
            key.LastUsedAt,
            key.LastUsedAddress
        );
}

/// <param name="Secret">Send it as <c>Authorization: Bearer …</c>. It is shown here and never again.</param>
public sealed record IssuedApiKey(string Secret, ApiKeyResponse ApiKey);
