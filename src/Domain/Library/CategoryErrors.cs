using StreamHub.Domain.Common;

namespace StreamHub.Domain.Library;

public static class CategoryErrors
{
    public static readonly Error NotFound = Error.NotFound("category_not_found", "There is no such category.");

    public static readonly Error TooDeep = Error.Conflict(
        "category_too_deep",
        "Categories have two levels: a category that has a parent can't be one."
    );

    public static readonly Error NameTaken = Error.Conflict(
        "category_name_taken",
        "There is a category of this name at the same place."
    );

    public static readonly Error InUse = Error.Conflict(
        "category_in_use",
        "Videos or categories belong to it. Take them out first."
    );

    public static readonly Error TooMany = Error.Conflict(
        "too_many_categories",
        $"An organization has up to {Category.MaxOfOrganization} categories."
    );
}
