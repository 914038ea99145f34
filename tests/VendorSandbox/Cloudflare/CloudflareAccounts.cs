using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>An account with a token, videos, keys and a webhook of its own.</summary>
public sealed record CloudflareAccount
{
    public required string Id { get; init; }

    public required string ApiToken { get; init; }

    /// <summary>Whether its token may use Stream; a token always may ask whether it is good.</summary>
    public bool AllowsStream { get; init; } = true;

    /// <summary>What a client or a test put there.</summary>
    public WebhookSubscription? Webhook { get; init; }

    /// <summary>Set when a client deleted the webhook, so that the configured one does not come back.</summary>
    public bool WebhookDeleted { get; init; }
}

/// <summary>The accounts there are: the one of the settings, and those that a test added.</summary>
public sealed class CloudflareAccounts(SandboxStore store, SandboxSettings settings)
{
    public IReadOnlyList<CloudflareAccount> All =>
        store.Read(state =>
            state.Cloudflare.Accounts.ContainsKey(Default.Id)
                ? state.Cloudflare.Accounts.Values.ToList()
                : [Default, .. state.Cloudflare.Accounts.Values]
        );

    public CloudflareAccount Default =>
        store.Read(state => state.Cloudflare.Accounts.GetValueOrDefault(settings.Cloudflare.AccountId))
        ?? new CloudflareAccount { Id = settings.Cloudflare.AccountId, ApiToken = settings.Cloudflare.ApiToken };

    public CloudflareAccount Get(string id) =>
        All.FirstOrDefault(account => account.Id == id) ?? throw CloudflareException.Forbidden();

    public CloudflareAccount Add()
    {
        var account = new CloudflareAccount { Id = Identifiers.Hex(), ApiToken = Identifiers.Prefixed("", 40) };
        store.Change(state => state.Cloudflare.Accounts.Add(account.Id, account));
        return account;
    }

    public CloudflareAccount Change(string id, Func<CloudflareAccount, CloudflareAccount> change) =>
        store.Change(state => state.Cloudflare.Accounts[id] = change(Get(id)));

    /// <summary>Whose token an <c>Authorization</c> header carries, or null for nobody's.</summary>
    internal CloudflareAccount? Authenticate(string? header) =>
        All.FirstOrDefault(account => header == $"Bearer {account.ApiToken}");

    /// <summary>Whose something is; what an older sandbox kept names nobody and is the configured account's.</summary>
    internal string OwnerOf(string? named) => named ?? settings.Cloudflare.AccountId;
}
