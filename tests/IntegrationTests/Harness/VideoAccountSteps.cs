using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Videos;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Mux;

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

    public static Task<ApiAnswer> ConnectAsync(
        this User user,
        MuxEnvironment environment,
        string? webhookSecret = null
    ) =>
        user.Api.PutAsync(
            CredentialsOf(user.OrganizationId, "mux"),
            new
            {
                tokenId = environment.TokenId,
                tokenSecret = environment.TokenSecret,
                webhookSecret,
            }
        );

    public static Task<ApiAnswer> CredentialsAsync(this User user, string vendor = "cloudflare") =>
        user.Api.GetAsync(CredentialsOf(user.OrganizationId, vendor));

    public static Task<ApiAnswer> TestCredentialsAsync(this User user, string vendor = "cloudflare") =>
        user.Api.PostAsync($"{CredentialsOf(user.OrganizationId, vendor)}/test");

    public static Task<ApiAnswer> DisconnectAsync(this User user, string vendor = "cloudflare") =>
        user.Api.DeleteAsync(CredentialsOf(user.OrganizationId, vendor));

    public static Task<ApiAnswer> PublishAtAsync(this User user, string vendor) =>
        user.Api.PutAsync(SettingsOf(user.OrganizationId), new { vendor });

    /// <summary>As an owner does in Mux's dashboard: makes a webhook to where this server is, and tells us its secret.</summary>
    /// <returns>The account's id here.</returns>
    public static async Task<Guid> ConnectWithWebhookAsync(
        this StreamHubServer server,
        User owner,
        MuxEnvironment environment
    )
    {
        var address = new Uri((await owner.ConnectAsync(environment)).ShouldBe(200).Text("webhookUrl"));
        server.Sandbox.Mux.ChangeEnvironment(
            environment.Id,
            made => made with { WebhookUrl = new Uri(server.Address, address.AbsolutePath).AbsoluteUri }
        );
        (await owner.ConnectAsync(environment, environment.WebhookSecret)).ShouldBe(200);
        return (await server.AccountsOfAsync(owner)).Single().Id;
    }

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

    /// <summary>In which account at Cloudflare a new upload of the user's lands; <c>null</c> is the platform's.</summary>
    public static async Task<string?> LandingAsync(this StreamHubServer server, User user)
    {
        var upload = await user.BeginUploadAsync();
        var account = (await server.AtVendorAsync(user, upload.VideoId))!.AccountId;
        return account == server.Sandbox.Cloudflare.AccountId ? null : account;
    }
}
