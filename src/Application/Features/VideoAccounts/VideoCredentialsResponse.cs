using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.VideoAccounts;

public enum CredentialTest
{
    Accepted,
    Rejected,
}

/// <summary>What can be told of an organization's own account at a vendor. No secret is among it.</summary>
/// <param name="State"><c>null</c> when the organization never connected one.</param>
/// <param name="AccountId">The vendor's name for the account, its middle left out.</param>
/// <param name="TestedAt">When the vendor last judged the credentials.</param>
/// <param name="Fault">Why it refused them; they are erased then.</param>
/// <param name="Webhook"><c>taken</c>: the account reports to somebody else, and changes are seen later.</param>
/// <param name="WebhookUrl">
/// Where the account's webhook leads; at Mux its owner enters it in the dashboard, and brings the webhook's secret here.
/// <c>null</c> without credentials.
/// </param>
public sealed record VideoCredentialsResponse(
    VideoVendor Vendor,
    VideoAccountState? State,
    string? AccountId,
    DateTimeOffset? ConnectedAt,
    DateTimeOffset? TestedAt,
    CredentialTest? TestOutcome,
    CredentialFault? Fault,
    AccountWebhook Webhook,
    Uri? WebhookUrl
)
{
    private const int Shown = 4;

    public static VideoCredentialsResponse None(VideoVendor vendor) =>
        new(vendor, null, null, null, null, null, null, AccountWebhook.None, null);

    public static VideoCredentialsResponse Of(VideoAccount account, Uri webhookUrl) =>
        new(
            account.Vendor,
            account.State,
            Mask(account.ExternalId),
            account.ConnectedAt,
            account.TestedAt,
            account.Fault is null ? CredentialTest.Accepted : CredentialTest.Rejected,
            account.Fault,
            account.Webhook,
            account.State == VideoAccountState.Disconnected ? null : webhookUrl
        );

    /// <summary>Enough for its owner to know it by; of a short name nothing.</summary>
    public static string Mask(string externalId) =>
        externalId.Length < 4 * Shown ? "…" : $"{externalId[..Shown]}…{externalId[^Shown..]}";
}
