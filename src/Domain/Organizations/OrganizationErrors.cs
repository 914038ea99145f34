using StreamHub.Domain.Common;

namespace StreamHub.Domain.Organizations;

public static class OrganizationErrors
{
    /// <summary>The same for one that is not and for one that the caller has no place in.</summary>
    public static readonly Error NotFound = Error.NotFound(
        "organization_not_found",
        "There is no such organization, or you are not a member of it."
    );
}
