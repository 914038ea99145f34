namespace StreamHub.Application.Common.Security;

/// <summary>Who may send a request. Every request names exactly one; one without does not run.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class RequestAccessAttribute : Attribute
{
    public abstract bool Allows(Caller caller);
}

/// <summary>A member, or a key, that holds the permission.</summary>
public sealed class RequirePermissionAttribute(string permission) : RequestAccessAttribute
{
    public string Permission { get; } = permission;

    public override bool Allows(Caller caller) => caller is MemberCaller member && member.Has(Permission);
}

/// <summary>Everybody.</summary>
/// <param name="because">What protects it instead, or why nothing needs to.</param>
public sealed class OpenToAllAttribute(string because) : RequestAccessAttribute
{
    public string Because { get; } = because;

    public override bool Allows(Caller caller) => true;
}

/// <summary>StreamHub itself.</summary>
public sealed class SystemOnlyAttribute : RequestAccessAttribute
{
    public override bool Allows(Caller caller) => caller == Caller.System;
}
