using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

public static class UserErrors
{
    public static readonly Error EmailInvalid = Error.Invalid("email_invalid", "This is not an e-mail address.");

    public static readonly Error EmailTaken = Error.Conflict("email_taken", "This address already has an account.");

    public static readonly Error CredentialsInvalid = Error.Unauthenticated(
        "invalid_credentials",
        "The address or the password is wrong."
    );

    public static readonly Error RefreshTokenInvalid = Error.Unauthenticated(
        "invalid_refresh_token",
        "The refresh token is unknown, spent, expired or revoked. Log in again."
    );

    public static readonly Error ConfirmationTokenInvalid = Error.Invalid(
        "invalid_confirmation_token",
        "The confirmation link is unknown, used or expired. Ask for a new one."
    );

    public static readonly Error AccountDisabled = Error.Forbidden(
        "account_disabled",
        "This account was locked by the operator. Ask support for the reason."
    );

    public static readonly Error LastAdmin = Error.Conflict(
        "last_admin",
        "This is the last admin who can act, so somebody else must become one first."
    );

    public static readonly Error NotFound = Error.NotFound("user_not_found", "There is no such user.");
}
