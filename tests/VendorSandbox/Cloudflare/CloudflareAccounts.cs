using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Whom a token lets in where: the sandbox's own account with its one token, and those that a test adds.</summary>
public sealed class CloudflareAccounts(SandboxStore store, SandboxSettings settings)
{
    public const string Active = "active";

    public void Add(string token, OtherToken terms) =>
        store.Change(state => state.Cloudflare.OtherTokens[token] = terms);

    public void Remove(string token) => store.Change(state => state.Cloudflare.OtherTokens.Remove(token));

    /// <returns>The id of an account that a test added; <c>null</c> for the sandbox's own.</returns>
    public string? OtherId(string? accountId) => accountId == settings.Cloudflare.AccountId ? null : accountId;

    /// <exception cref="CloudflareException">It does not let in.</exception>
    public void Authorize(HttpContext context)
    {
        var account = context.GetRouteValue("account") as string;
        var terms = TermsOf(context.Request.Headers.Authorization.ToString());
        if (context.Request.Path.Value!.EndsWith("/tokens/verify", StringComparison.Ordinal))
        {
            if (terms.IsAccounts != account is not null && terms != Own)
            {
                throw CloudflareException.Unauthenticated();
            }
        }
        else if (terms.Status != Active)
        {
            throw CloudflareException.Unauthenticated();
        }

        if (account is null)
        {
            return;
        }

        if (account != terms.AccountId)
        {
            throw CloudflareException.ForeignAccount();
        }

        if (!(HttpMethods.IsGet(context.Request.Method) ? terms.MayRead : terms.MayEdit))
        {
            throw CloudflareException.Forbidden();
        }

        RefuseForeignVideo(context, account);
    }

    /// <summary>What the caller's token is worth.</summary>
    public OtherToken TermsOf(string authorization)
    {
        const string Scheme = "Bearer ";
        var token = authorization.StartsWith(Scheme, StringComparison.Ordinal) ? authorization[Scheme.Length..] : "";
        return token == settings.Cloudflare.ApiToken
            ? Own
            : store.Read(state => state.Cloudflare.OtherTokens.GetValueOrDefault(token))
                ?? throw CloudflareException.Unauthenticated();
    }

    private OtherToken Own => new(settings.Cloudflare.AccountId, MayRead: true, MayEdit: true, Active, false);

    private void RefuseForeignVideo(HttpContext context, string account)
    {
        if (
            context.GetRouteValue("uid") is string uid
            && store.Read(state => state.Cloudflare.Videos.GetValueOrDefault(uid)) is { } video
            && video.AccountId != OtherId(account)
        )
        {
            throw CloudflareException.NotFound();
        }
    }
}
