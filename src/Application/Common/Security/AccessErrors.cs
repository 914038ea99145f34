using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Security;

public static class AccessErrors
{
    public static readonly Error Unauthenticated = Error.Unauthenticated(
        "unauthenticated",
        "Send a valid access token in the Authorization header."
    );

    public static readonly Error Forbidden = Error.Forbidden("forbidden", "Your role does not allow this.");

    public static readonly Error KeyForbidden = Error.Forbidden(
        "api_key_forbidden",
        "The API key does not have the scope for this, or its maker may not do it now, or it is not for keys at all."
    );

    public static Error ForbiddenTo(Caller caller) => caller is KeyCaller ? KeyForbidden : Forbidden;
}
