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
    public const string Active = "active";

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

    /// <summary>Lets another token into an account, which is added if there is none of that id.</summary>
    public void AddToken(string token, TokenTerms terms) =>
        store.Change(state =>
        {
            if (All.All(account => account.Id != terms.AccountId))
            {
                var added = new CloudflareAccount { Id = terms.AccountId, ApiToken = Identifiers.Prefixed("", 40) };
                state.Cloudflare.Accounts.Add(added.Id, added);
            }

            state.Cloudflare.OtherTokens[token] = terms;
        });

    public void WithdrawToken(string token) => store.Change(state => state.Cloudflare.OtherTokens.Remove(token));

    /// <summary>What the token that an <c>Authorization</c> header carries is worth, or null for nobody's.</summary>
    internal TokenTerms? TermsOf(string? header)
    {
        if (All.FirstOrDefault(account => header == $"Bearer {account.ApiToken}") is { } own)
        {
            return new TokenTerms(own.Id, own.AllowsStream, own.AllowsStream, Active, IsAccounts: false);
        }

        const string Scheme = "Bearer ";
        return header?.StartsWith(Scheme, StringComparison.Ordinal) == true
            ? store.Read(state => state.Cloudflare.OtherTokens.GetValueOrDefault(header[Scheme.Length..]))
            : null;
    }

    /// <summary>Whether it is the account's own token, which may be asked about in either place.</summary>
    internal bool IsOwn(string? header) => All.Any(account => header == $"Bearer {account.ApiToken}");

    /// <summary>Whose something is; what an older sandbox kept names nobody and is the configured account's.</summary>
    internal string OwnerOf(string? named) => named ?? settings.Cloudflare.AccountId;
}
