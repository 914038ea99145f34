using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Consents;

/// <summary>What a test may see and decide at a vendor at which people consent.</summary>
public abstract class ConsentControl(ConsentDesk desk, SandboxAddress address)
{
    public string ClientId => Desk.Habits.Settings.ClientId;

    public string ClientSecret => Desk.Habits.Settings.ClientSecret;

    /// <summary>Of consents that were not taken back.</summary>
    public IReadOnlyList<ConsentGrant> Grants => [.. Desk.Grants.Where(grant => !grant.IsRevoked)];

    protected ConsentDesk Desk => desk;

    /// <summary>Somebody who from now on is the one who is logged in at the consent page.</summary>
    /// <param name="channel">The name of their channel; <c>null</c> for none.</param>
    public ConsentAccount AddAccount(string name, string? channel) => desk.AddAccount(name, channel);

    public void CloseChannel(string accountId) => desk.CloseChannel(accountId);

    /// <summary>As though the account's owner had consented to everything.</summary>
    /// <returns>An access token.</returns>
    public string GrantAccess(string accountId) => desk.Grant(accountId).AccessToken;

    /// <summary>The account's owner takes back what was allowed.</summary>
    public void RevokeAll(string accountId) => desk.RevokeAll(accountId);

    protected string UrlOf(string path) => address.UrlOf($"/{desk.Habits.Vendor}/{path}");
}
