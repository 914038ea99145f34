using StreamHub.Domain.Users;

namespace StreamHub.Application.Common.Security;

/// <summary>What can be allowed; each endpoint and each request names one.</summary>
public static class Permissions
{
    public const string ProfileRead = "profile:read";
    public const string ProfileWrite = "profile:write";
    public const string VideosRead = "videos:read";
    public const string VideosWrite = "videos:write";
    public const string PlaybackRead = "playback:read";
    public const string BillingRead = "billing:read";
    public const string BillingWrite = "billing:write";

    private static readonly HashSet<string> Reading = [ProfileRead, VideosRead, PlaybackRead, BillingRead];

    private static readonly HashSet<string> Watching = [.. Reading, ProfileWrite, BillingWrite];

    private static readonly HashSet<string> Publishing = [.. Watching, VideosWrite];

    public static IReadOnlyCollection<string> All => Publishing;

    public static bool IsGranted(UserRole role, string permission) =>
        role switch
        {
            UserRole.Viewer => Watching.Contains(permission),
            UserRole.Creator or UserRole.Admin => Publishing.Contains(permission),
            UserRole.Support => Reading.Contains(permission) || permission == ProfileWrite,
            _ => false,
        };
}
