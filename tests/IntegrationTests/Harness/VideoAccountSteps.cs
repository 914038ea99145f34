using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Videos;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>An account at Cloudflare that a customer has, and a token to it.</summary>
public sealed record OwnAccount(string Id, string Token);

/// <summary>What tests do with organizations' own accounts at video vendors.</summary>
public static class VideoAccountSteps
{
    public static string CredentialsOf(Guid organization, string vendor = "cloudflare") =>
        $"{OrganizationSteps.PathOf(organization)}/credentials/{vendor}";

    public static string SettingsOf(Guid organization) => $"{OrganizationSteps.PathOf(organization)}/video-settings";

    /// <summary>At the sandbox, besides its own account.</summary>
    public static OwnAccount NewAccount(this StreamHubServer server)
    {
        var account = new OwnAccount(Identifiers.Hex(), $"cf-token-{Guid.NewGuid():N}");
        server.Sandbox.Cloudflare.AddToken(account.Token, account.Id);
        return account;
    }

    public static Task<ApiAnswer> ConnectAsync(this User user, OwnAccount account, bool? replaceWebhook = null) =>
        user.Api.PutAsync(
            CredentialsOf(user.OrganizationId),
            new
            {
                accountId = account.Id,
                apiToken = account.Token,
                replaceWebhook,
            }
        );

    public static Task<ApiAnswer> CredentialsAsync(this User user) =>
        user.Api.GetAsync(CredentialsOf(user.OrganizationId));

    public static Task<ApiAnswer> TestCredentialsAsync(this User user) =>
        user.Api.PostAsync($"{CredentialsOf(user.OrganizationId)}/test");

    public static Task<ApiAnswer> DisconnectAsync(this User user) =>
        user.Api.DeleteAsync(CredentialsOf(user.OrganizationId));

    public static Task<List<VideoAccount>> AccountsOfAsync(this StreamHubServer server, User user) =>
        server.InDatabaseAsync(database =>
            database
                .Set<VideoAccount>()
                .IgnoreQueryFilters()
                .AsNoTracking()
                .Where(account => account.OrganizationId == user.OrganizationId)
                .OrderBy(account => account.CreatedAt)
                .ToListAsync()
        );

    /// <summary>In which account at the vendor a new upload of the user's lands; <c>null</c> is the platform's.</summary>
    public static async Task<string?> LandingAsync(this StreamHubServer server, User user)
    {
        var upload = await user.BeginUploadAsync();
        return (await server.AtVendorAsync(user, upload.VideoId))!.AccountId;
    }
}
