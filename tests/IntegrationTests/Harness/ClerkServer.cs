using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Clerk;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A server that also lets in whom Clerk lets in.</summary>
public class ClerkServer(TestDatabases databases) : StreamHubServer(databases)
{
    public const string Page = "https://app.streamhub.test";
    public const string Boss = "boss@clerk.example.com";

    public ClerkControl Clerk => Sandbox.Clerk;

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Clerk:Issuer"] = Clerk.Issuer,
            ["Clerk:AuthorizedParties:0"] = "https://admin.streamhub.test",
            ["Clerk:AuthorizedParties:1"] = Page,
            ["Clerk:SecretKey"] = Clerk.SecretKey,
            ["Clerk:WebhookSecret"] = Clerk.WebhookSecret,
            ["Clerk:ApiBaseUrl"] = $"{Clerk.Issuer}/",
            ["ADMIN_EMAIL"] = Boss,
        };

    /// <summary>How often the keys were asked for.</summary>
    public int KeyFetches => Sandbox.Requests.To(Vendors.Clerk, "GET", "/jwks.json").Count;

    /// <summary>How often it was asked who somebody is.</summary>
    public int UserFetches(string id) => Sandbox.Requests.To(Vendors.Clerk, "GET", $"/v1/users/{id}").Count;

    /// <summary>Somebody at Clerk whom no webhook told us of.</summary>
    public ClerkUser CreateQuietly(string? email = null, string? firstName = "Cleo", bool verified = true)
    {
        var url = Clerk.WebhookUrl;
        Clerk.WebhookUrl = null;
        var user = Clerk.CreateUser(email ?? NewEmail(), firstName, "Patra", verified);
        Clerk.WebhookUrl = url;
        return user;
    }

    /// <summary>Who comes in with a token of that user's, or why nobody does.</summary>
    public Task<ApiAnswer> ComeInAsync(
        ClerkUser user,
        string? sessionId = null,
        string? page = null,
        Action<JsonObject>? change = null
    ) => this.ProfileOfAsync(Clerk.Mint(user.Id, sessionId, page ?? Page, change));

    public Task<int> UsersOfAsync(string email) =>
        InDatabaseAsync(database =>
            database.Set<Domain.Users.User>().CountAsync(user => user.NormalizedEmail == email)
        );

    public static string NewEmail() => $"{Guid.NewGuid():N}@example.com";
}
