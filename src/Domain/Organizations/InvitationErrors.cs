using StreamHub.Domain.Common;

namespace StreamHub.Domain.Organizations;

public static class InvitationErrors
{
    public static readonly Error NotFound = Error.NotFound("invitation_not_found", "There is no such open invitation.");

    public static readonly Error TokenInvalid = Error.Invalid(
        "invalid_invitation_token",
        "The invitation is unknown, answered, revoked or expired. Ask for a new one."
    );

    public static readonly Error ForAnotherAddress = Error.Forbidden(
        "invitation_for_another_address",
        "The invitation is for another address than your account's. Log in with the invited one."
    );

    public static readonly Error AddressUnconfirmed = Error.Forbidden(
        "invitation_address_unconfirmed",
        "The invitation is for your address, but you have not confirmed that it is yours. Confirm it first."
    );
}
