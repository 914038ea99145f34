using StreamHub.Domain.Common;

namespace StreamHub.Domain.Organizations;

public static class OrganizationErrors
{
    /// <summary>The same for one that is not and for one that the caller has no place in.</summary>
    public static readonly Error NotFound = Error.NotFound(
        "organization_not_found",
        "There is no such organization, or you are not a member of it."
    );

    public static readonly Error MemberNotFound = Error.NotFound(
        "member_not_found",
        "The organization has no such member."
    );

    public static readonly Error RoleTooLow = Error.Forbidden(
        "organization_role_too_low",
        "Your role in the organization does not allow this. What concerns an owner, only an owner decides."
    );

    public static readonly Error Personal = Error.Conflict(
        "organization_is_personal",
        "A personal organization stays its person's: it has this one owner, and can't be left, transferred or deleted."
    );

    public static readonly Error LastOwner = Error.Conflict(
        "last_owner",
        "An organization needs an owner. Make another member an owner first, or delete the organization."
    );

    public static readonly Error TransferToSelf = Error.Invalid(
        "transfer_to_self",
        "You own the organization already. Name another member."
    );

    public static readonly Error AlreadyMember = Error.Conflict(
        "already_member",
        "This person is a member of the organization already."
    );
}
