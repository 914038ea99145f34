using StreamHub.Domain.Common;

namespace StreamHub.Application.Common.Security;

public static class AccessErrors
{
    public static readonly Error Unauthenticated = Error.Unauthenticated(
        "unauthenticated",
        "Send a valid access token in the Authorization header."
    );

    public static readonly Error Forbidden = Error.Forbidden("forbidden", "Your role does not allow this.");
}
