using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;
using StreamHub.Domain.Library;
using StreamHub.Domain.Plans;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Common;

/// <summary>What a commit that loses to another says to the caller.</summary>
public static class ConcurrencyErrors
{
    public static readonly Error ChangedMeanwhile = Error.Conflict(
        "changed_meanwhile",
        "Somebody else changed this at the same moment. Read it again and repeat the request."
    );

    private static readonly Error Duplicate = Error.Conflict("duplicate", "This exists already.");

    private static readonly Dictionary<string, Error> ByConstraint = new(StringComparer.Ordinal)
    {
        [UniqueConstraints.UserEmail] = UserErrors.EmailTaken,
        [UniqueConstraints.UpperCategoryName] = CategoryErrors.NameTaken,
        [UniqueConstraints.LowerCategoryName] = CategoryErrors.NameTaken,
        [UniqueConstraints.RunningImport] = LibraryImportErrors.Running,
        [UniqueConstraints.PlanCode] = PlanErrors.CodeTaken,
        [UniqueConstraints.PlanRank] = PlanErrors.RankTaken,
        [UniqueConstraints.ShowSlug] = ShowErrors.SlugTaken,
        [UniqueConstraints.EpisodeGuid] = EpisodeErrors.GuidTaken,
    };

    /// <summary>Running the same command again may well succeed.</summary>
    public static bool IsLostRace(Error error) => error == ChangedMeanwhile || error == Duplicate;

    public static Error ForConstraint(string? name) =>
        name is null ? Duplicate : ByConstraint.GetValueOrDefault(name, Duplicate);
}

/// <summary>Names of unique indexes whose violation has a meaning of its own.</summary>
public static class UniqueConstraints
{
    public const string UserEmail = "ux_users_normalized_email";
    public const string UpperCategoryName = "ux_categories_upper_name";
    public const string LowerCategoryName = "ux_categories_lower_name";
    public const string RunningImport = "ux_library_imports_running";
    public const string PlanCode = "pk_plans";
    public const string PlanRank = "ux_plans_rank";
    public const string ShowSlug = "ux_shows_slug";
    public const string EpisodeGuid = "ux_episodes_guid";
}
