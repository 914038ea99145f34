namespace StreamHub.Application.Common.Security;

/// <summary>Who calls, in this scope. Set once, where the request or the message comes in.</summary>
public interface ICallerContext
{
    Caller Current { get; }

    /// <summary>Who acts for an organization, for requests that a permission guards.</summary>
    /// <exception cref="InvalidOperationException">The request's access rule lets others in: a bug.</exception>
    MemberCaller Member { get; }

    /// <summary>The logged-in user, for requests that no key may make.</summary>
    /// <exception cref="InvalidOperationException">The request's access rule lets others in: a bug.</exception>
    UserCaller User { get; }
}

public sealed class CallerContext : ICallerContext
{
    public Caller Current { get; private set; } = Caller.Anonymous;

    public MemberCaller Member => As<MemberCaller>();

    public UserCaller User => As<UserCaller>();

    public void Set(Caller caller) => Current = caller;

    private T As<T>()
        where T : Caller =>
        Current as T ?? throw new InvalidOperationException($"No {typeof(T).Name} here: {Current}.");
}
