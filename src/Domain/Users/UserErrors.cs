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

    public static readonly Error PasswordWrong = Error.Invalid("wrong_password", "The current password is wrong.");

    public static readonly Error PasswordTooCommon = Error.Invalid(
        "password_too_common",
        "This password is one of those that are tried first. Choose another, for example a few words of your own."
    );

    public static readonly Error PasswordContainsAccountData = Error.Invalid(
        "password_contains_account_data",
        "The password contains the address or the name of the account, which are tried first. Choose another."
    );

    public static readonly Error RefreshTokenInvalid = Error.Unauthenticated(
        "invalid_refresh_token",
        "The refresh token is unknown, spent, expired or revoked. Log in again."
    );

    public static readonly Error ConfirmationTokenInvalid = Error.Invalid(
        "invalid_confirmation_token",
        "The confirmation link is unknown, used or expired. Ask for a new one."
    );

    public static readonly Error ResetTokenInvalid = Error.Invalid(
        "invalid_reset_token",
        "The reset link is unknown, used or expired. Ask for a new one."
    );

    public static readonly Error LoginNotFound = Error.NotFound(
        "login_not_found",
        "There is no such log-in, or it is over."
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

    /// <summary>Only for who knows the password: to anybody else it would tell that the account exists.</summary>
    public static Error LockedOut(DateTimeOffset until, DateTimeOffset now) =>
        Error.Forbidden(
            "account_locked",
            "Too many wrong passwords or codes were tried. Wait until the time given. A reset of the password ends the wait for wrong passwords, not for wrong codes."
        ) with
        {
            Details = new Dictionary<string, object?> { ["lockedUntil"] = until },
            RetryAfter = until - now,
        };
}
