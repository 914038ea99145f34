using System.Collections.Frozen;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Common.Security;

/// <summary>What can be allowed; each endpoint and each request names one.</summary>
public static class Permissions
{
    public const string ProfileRead = "profile:read";
    public const string ProfileWrite = "profile:write";
    public const string VideosRead = "videos:read";
    public const string VideosWrite = "videos:write";
    public const string ChannelsRead = "channels:read";

    /// <summary>No key carries it: a consent is a person's.</summary>
    public const string ChannelsWrite = "channels:write";
    public const string PublishingRead = "publishing:read";
    public const string PublishingWrite = "publishing:write";
    public const string ShowsRead = "shows:read";
    public const string ShowsWrite = "shows:write";
    public const string PlaybackRead = "playback:read";
    public const string EventsRead = "events:read";
    public const string WebhooksRead = "webhooks:read";
    public const string WebhooksWrite = "webhooks:write";
    public const string BillingRead = "billing:read";
    public const string BillingWrite = "billing:write";
    public const string OrganizationRead = "organization:read";
    public const string OrganizationWrite = "organization:write";
    public const string OrganizationOwn = "organization:own";

    /// <summary>To found, join and leave organizations: one's own places, whatever organization one acts for.</summary>
    public const string MembershipsWrite = "memberships:write";
    public const string KeysRead = "keys:read";
    public const string KeysWrite = "keys:write";
    public const string UsersRead = "users:read";
    public const string UsersWrite = "users:write";
    public const string AuditRead = "audit:read";
    public const string PlansRead = "plans:read";
    public const string PlansWrite = "plans:write";

    private static readonly UserRole[] Everyone = Enum.GetValues<UserRole>();
    private static readonly UserRole[] AllButSupport = [UserRole.Viewer, UserRole.Creator, UserRole.Admin];
    private static readonly UserRole[] Publishers = [UserRole.Creator, UserRole.Admin];
    private static readonly UserRole[] Staff = [UserRole.Support, UserRole.Admin];
    private static readonly UserRole[] Admins = [UserRole.Admin];

    private static readonly FrozenDictionary<string, Rule> Rules = new Dictionary<string, Rule>(StringComparer.Ordinal)
    {
        [ProfileRead] = new(Everyone),
        [ProfileWrite] = new(Everyone),
        [VideosRead] = new(Everyone) { IsScope = true },
        [VideosWrite] = new(Publishers) { IsScope = true },
        [ChannelsRead] = new(Everyone) { IsScope = true },
        [ChannelsWrite] = new(Publishers),
        [PublishingRead] = new(Everyone) { IsScope = true },
        [PublishingWrite] = new(Publishers) { IsScope = true },
        [ShowsRead] = new(Everyone) { IsScope = true },
        [ShowsWrite] = new(Publishers) { IsScope = true },
        [PlaybackRead] = new(Everyone) { IsScope = true },
        [EventsRead] = new(Everyone) { IsScope = true },
        [WebhooksRead] = new(Everyone) { IsScope = true },
        [WebhooksWrite] = new(AllButSupport) { Least = OrganizationRole.Admin, IsScope = true },
        [BillingRead] = new(Everyone) { IsScope = true },
        [BillingWrite] = new(AllButSupport) { Least = OrganizationRole.Admin, IsScope = true },
        [OrganizationRead] = new(Everyone) { IsScope = true },
        [OrganizationWrite] = new(AllButSupport) { Least = OrganizationRole.Admin },
        [OrganizationOwn] = new(AllButSupport) { Least = OrganizationRole.Owner },
        [MembershipsWrite] = new(AllButSupport),
        [KeysRead] = new(Everyone),
        [KeysWrite] = new(AllButSupport),
        [UsersRead] = new(Staff),
        [UsersWrite] = new(Admins),
        [AuditRead] = new(Staff),
        [PlansRead] = new(Staff),
        [PlansWrite] = new(Admins),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => Rules.Keys;

    /// <summary>Whether the platform grants it to the role, and the organization to the member's place in it.</summary>
    public static bool IsGranted(UserRole role, OrganizationRole organizationRole, string permission) =>
        Rules.TryGetValue(permission, out var rule) && rule.Roles.Contains(role) && organizationRole >= rule.Least;

    /// <summary>Whether an API key can carry it. What concerns a person, other members or keys, none can.</summary>
    public static bool IsScope(string permission) => Rules.TryGetValue(permission, out var rule) && rule.IsScope;

    /// <param name="Roles">The platform's roles that hold the permission.</param>
    private sealed record Rule(UserRole[] Roles)
    {
        /// <summary>The least place in the acting organization that holds it.</summary>
        public OrganizationRole Least { get; init; } = OrganizationRole.Member;

        public bool IsScope { get; init; }
    }
}
