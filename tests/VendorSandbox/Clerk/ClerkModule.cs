using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Clerk;

internal static class ClerkModule
{
    public static void AddClerk(this IServiceCollection services)
    {
        services.AddSingleton<ClerkKeys>();
        services.AddSingleton<ClerkUsers>();
        services.AddSingleton<ClerkControl>();
        services.AddSingleton<IWebhookSigner, SvixSigner>();
    }

    public static void MapClerk(this WebApplication app)
    {
        app.MapGet("/clerk/.well-known/jwks.json", (ClerkKeys keys) => Results.Json(keys.Published()));
        app.MapGet("/clerk/v1/users/{id}", GetUser);
    }

    private static IResult GetUser(string id, HttpRequest request, SandboxSettings settings, ClerkUsers users)
    {
        if (request.Headers.Authorization != $"Bearer {settings.Clerk.SecretKey}")
        {
            return Refusal(
                StatusCodes.Status401Unauthorized,
                "clerk_key_invalid",
                "The provided Clerk Secret Key is invalid."
            );
        }

        return users.Find(id) is { } user
            ? Results.Json(ClerkUsers.Present(user))
            : Refusal(StatusCodes.Status404NotFound, "resource_not_found", "No user was found with that id.");
    }

    private static IResult Refusal(int status, string code, string message) =>
        Results.Json(new { Errors = new[] { new { Message = message, Code = code } } }, statusCode: status);
}
