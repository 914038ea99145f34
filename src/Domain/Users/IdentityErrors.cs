using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>Why somebody whom an identity vendor vouches for does not come in.</summary>
public static class IdentityErrors
{
    public static readonly Error VendorUnavailable = Error.Unavailable(
        "identity_vendor_unavailable",
        "The identity vendor does not answer, so the token can't be checked. Try again soon."
    );

    public static readonly Error EmailUnverified = Error.Forbidden(
        "identity_email_unverified",
        "The identity vendor has not verified an e-mail address of yours. Verify it there first."
    );

    public static readonly Error EmailUnconfirmed = Error.Forbidden(
        "identity_email_unconfirmed",
        "An account here has your address and has not proven it, so it is not given to you. Confirm the address first."
    );

    public static readonly Error EmailLinked = Error.Forbidden(
        "identity_email_linked",
        "The account here that has your address belongs to another person at the identity vendor."
    );

    public static readonly Error Unknown = Error.Forbidden(
        "identity_unknown",
        "The identity vendor has not told us about you yet. Try again soon."
    );
}
