using StreamHub.Domain.Users;

namespace StreamHub.Application.Common.Security;

/// <summary>On whose behalf a request runs.</summary>
public abstract record Caller
{
    public static readonly Caller Anonymous = new AnonymousCaller();

    /// <summary>StreamHub itself, working on a queued message or a sweep; it sees every organization's things.</summary>
    public static readonly Caller System = new SystemCaller();

    private sealed record AnonymousCaller : Caller;

    private sealed record SystemCaller : Caller;
}

/// <summary>A logged-in user, acting for one organization.</summary>
public sealed record UserCaller(Guid UserId, Guid LoginId, UserRole Role, Guid OrganizationId) : Caller
{
    public bool Has(string permission) => Permissions.IsGranted(Role, permission);
}

/// <summary>Who calls, in this scope. Set once, where the request or the message comes in.</summary>
public interface ICallerContext
{
    Caller Current { get; }

    /// <summary>The user, for requests that only a user can make.</summary>
    /// <exception cref="InvalidOperationException">The request's access rule lets others in: a bug.</exception>
    UserCaller User { get; }
}

public sealed class CallerContext : ICallerContext
{
    public Caller Current { get; private set; } = Caller.Anonymous;

    public UserCaller User =>
        Current as UserCaller ?? throw new InvalidOperationException($"No user calls here, but {Current}.");

    public void Set(Caller caller) => Current = caller;
}
