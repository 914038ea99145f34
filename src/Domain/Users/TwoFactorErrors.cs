using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

public static class TwoFactorErrors
{
    public static readonly Error AlreadyOn = Error.Conflict(
        "two_factor_already_on",
        "Two-factor log-in is on already. Switch it off first, to begin anew with another app."
    );

    public static readonly Error NotOn = Error.Conflict("two_factor_not_on", "Two-factor log-in is not on.");

    public static readonly Error NotEnrolled = Error.Conflict(
        "two_factor_not_enrolled",
        "There is nothing to confirm. Enrol first."
    );

    public static readonly Error CodeInvalid = Error.Unauthenticated(
        "invalid_two_factor_code",
        "The code is wrong, used already, or of another time. Wait for the next one and check the clock of the device."
    );

    /// <summary>The same from who is logged in, whose log-in is not to be doubted for it.</summary>
    public static readonly Error CodeWrong = Error.Invalid("wrong_two_factor_code", CodeInvalid.Message);

    public static readonly Error ChallengeInvalid = Error.Unauthenticated(
        "invalid_challenge",
        "The challenge is unknown, used, expired, or was answered wrong too often. Log in with the password again."
    );

    /// <summary>The password was right; a code is still needed.</summary>
    /// <param name="challenge">What the code is to be sent with.</param>
    public static Error Required(string challenge, DateTimeOffset expiresAt) =>
        Error.Unauthenticated(
            "two_factor_required",
            "This account needs a second step. Send the challenge with a code of the app, or with a recovery code."
        ) with
        {
            Details = new Dictionary<string, object?> { ["challenge"] = challenge, ["challengeExpiresAt"] = expiresAt },
        };
}
