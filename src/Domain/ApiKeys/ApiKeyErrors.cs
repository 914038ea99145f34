using StreamHub.Domain.Common;

namespace StreamHub.Domain.ApiKeys;

/// <summary>
/// A refused key is told why: whoever has a secret whose checksum and hash are right has had it from us, and guessing one
/// is out of reach.
/// </summary>
public static class ApiKeyErrors
{
    public static readonly Error NotFound = Error.NotFound("api_key_not_found", "There is no such API key.");

    public static readonly Error Malformed = Error.Unauthenticated(
        "api_key_malformed",
        "This is no API key: a character is wrong or missing. Compare it with the key that you were shown."
    );

    public static readonly Error WrongMode = Error.Unauthenticated(
        "api_key_wrong_mode",
        "The key is of the other mode: sh_test_ keys are for test installations, sh_live_ keys for live ones."
    );

    public static readonly Error Unknown = Error.Unauthenticated(
        "api_key_unknown",
        "This installation never gave out this API key."
    );

    public static readonly Error Revoked = Error.Unauthenticated("api_key_revoked", "The API key was revoked.");

    public static readonly Error Expired = Error.Unauthenticated("api_key_expired", "The API key has expired.");

    public static readonly Error Replaced = Error.Unauthenticated(
        "api_key_replaced",
        "The API key was rotated, and this secret of it works no longer. Use the newer one."
    );

    public static readonly Error MakerGone = Error.Unauthenticated(
        "api_key_maker_gone",
        "The member who made the API key is not in the organization any more, or is locked."
    );

    public static readonly Error AddressRefused = Error.Forbidden(
        "api_key_address_refused",
        "The API key does not work from this address."
    );

    public static readonly Error Over = Error.Conflict(
        "api_key_over",
        "The API key is revoked or expired. Make a new one."
    );

    public static readonly Error NotYours = Error.Forbidden(
        "api_key_not_yours",
        "Only the member who made an API key can rotate it, because it acts as that member. You can revoke it."
    );

    public static Error ScopesNotGranted(IReadOnlyList<string> scopes) =>
        Error.Forbidden("scope_not_granted", "A key can't have scopes that you do not have yourself.") with
        {
            Details = new Dictionary<string, object?> { ["scopes"] = scopes },
        };
}
