using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Clerk;

/// <summary>What a test may see and decide at Clerk, and the tokens that its users get there.</summary>
public sealed class ClerkControl(
    SandboxSettings settings,
    SandboxAddress address,
    ClerkUsers users,
    ClerkKeys keys,
    TimeProvider clock
)
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromSeconds(10);

    /// <summary>The Frontend API's address: the tokens' <c>iss</c>.</summary>
    public string Issuer => address.UrlOf("/clerk");

    public string SecretKey => settings.Clerk.SecretKey;

    public string WebhookSecret => users.Webhook.Secret;

    public string? WebhookUrl
    {
        get => users.Webhook.Url;
        set => users.SetWebhook(value, WebhookSecret);
    }

    public void SetWebhook(string? url, string secret) => users.SetWebhook(url, secret);

    public ClerkUser CreateUser(
        string email,
        string? firstName = null,
        string? lastName = null,
        bool verified = true
    ) => users.Create(email, firstName, lastName, verified);

    public ClerkUser ChangeUser(string id, Func<ClerkUser, ClerkUser> change) => users.Change(id, change);

    public bool DeleteUser(string id) => users.Delete(id);

    public ClerkKey RotateKey(bool withdraw = false) => keys.Rotate(withdraw);

    /// <summary>A session token, good for a minute.</summary>
    /// <param name="sessionId">The session that it belongs to; one of its own for each user without it.</param>
    /// <param name="page">The page that asked for it; the first of the settings without it.</param>
    /// <param name="change">Makes it differ from a good one.</param>
    public string Mint(string userId, string? sessionId = null, string? page = null, Action<JsonObject>? change = null)
    {
        var now = clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["azp"] = page ?? settings.Clerk.Page,
            ["exp"] = (now + TokenLifetime).ToUnixTimeSeconds(),
            ["fva"] = new JsonArray(0, -1),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["iss"] = Issuer,
            ["jti"] = Identifiers.Hex(),
            ["nbf"] = (now - AllowedSkew).ToUnixTimeSeconds(),
            ["sid"] = sessionId ?? $"sess_{userId}",
            ["sts"] = "active",
            ["sub"] = userId,
            ["v"] = 2,
        };
        change?.Invoke(claims);
        return keys.Sign(claims);
    }
}
