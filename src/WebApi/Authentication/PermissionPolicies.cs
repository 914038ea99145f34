using Microsoft.AspNetCore.Authorization;
using StreamHub.Application.Common.Security;

namespace StreamHub.WebApi.Authentication;

/// <summary>One policy a permission, by which endpoints are closed.</summary>
internal static class PermissionPolicies
{
    private const string Prefix = "permission:";

    public static string NameOf(string permission) => Prefix + permission;

    /// <returns>The permission that a policy of ours asks for; <c>null</c> for any other.</returns>
    public static string? PermissionOf(string? policy) =>
        policy?.StartsWith(Prefix, StringComparison.Ordinal) == true ? policy[Prefix.Length..] : null;

    public static void AddPermissionPolicies(this AuthorizationOptions options)
    {
        foreach (var permission in Permissions.All)
        {
            options.AddPolicy(
                NameOf(permission),
                policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission))
            );
        }
    }
}

internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler(ICallerContext caller) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        PermissionRequirement requirement
    )
    {
        if (caller.Current is MemberCaller member && member.Has(requirement.Permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
