using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Videos;

/// <summary>
/// The organizations' own accounts, opened. They are remembered for some seconds, because each playback asks for one:
/// so long may another node go on with credentials that were just exchanged or erased.
/// </summary>
internal sealed class VideoAccounts : IDisposable
{
    private const int MaxRemembered = 10_000;

    private readonly Remembered<Guid, OpenedAccount> _accounts;
    private readonly ReadContexts _contexts;
    private readonly ISecretVault _vault;

    public VideoAccounts(ReadContexts contexts, ISecretVault vault, TimeProvider time)
    {
        _contexts = contexts;
        _vault = vault;
        _accounts = new Remembered<Guid, OpenedAccount>(MaxRemembered, LoadAsync, time);
    }

    public ValueTask<OpenedAccount?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        _accounts.FindAsync(id, cancellationToken);

    /// <summary>The account that the organization's next video goes to, if it has one of its own at the vendor.</summary>
    public async Task<OpenedAccount?> FindConnectedAsync(
        Guid organizationId,
        VideoVendor vendor,
        CancellationToken cancellationToken
    )
    {
        await using var context = _contexts.Create();
        var account = await context
            .Matching(new ConnectedVideoAccount(organizationId, vendor))
            .FirstOrDefaultAsync(cancellationToken);
        return account is null ? null : Open(account);
    }

    /// <summary>The vendor that the organization chose, if it chose one.</summary>
    public async Task<VideoVendor?> ChosenVendorAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        var settings = await context
            .Matching(new ChosenSettings(organizationId))
            .FirstOrDefaultAsync(cancellationToken);
        return settings?.Vendor;
    }

    /// <summary>For this node to see at once what it has just changed.</summary>
    public void Forget(Guid id) => _accounts.Forget(id);

    public OpenedAccount Open(VideoAccount account) =>
        new(
            account.Id,
            account.OrganizationId,
            account.Vendor,
            account.ExternalId,
            account.SealedCredentials is { } text ? _vault.Open(text, VideoAccountSecrets.Of(account)) : null,
            account.PlaybackBaseUrl is { } url ? new Uri(url) : null
        )
        {
            WebhookSecret = account.SealedWebhookSecret is { } secret
                ? _vault.Open(secret, VideoAccountSecrets.OfWebhook(account))
                : null,
        };

    public void Dispose() => _accounts.Dispose();

    private async Task<Dictionary<Guid, OpenedAccount>> LoadAsync(IReadOnlyCollection<Guid> ids)
    {
        await using var context = _contexts.Create();
        var accounts = await context.Matching(new VideoAccountsByIds(ids)).ToListAsync();
        return accounts.ToDictionary(account => account.Id, Open);
    }

    private sealed class VideoAccountsByIds : Specification<VideoAccount>
    {
        public VideoAccountsByIds(IReadOnlyCollection<Guid> ids) =>
            Query.Where(account => ids.Contains(account.Id)).AcrossOrganizations();
    }

    private sealed class ChosenSettings : Specification<VideoSettings>
    {
        public ChosenSettings(Guid organizationId) =>
            Query.Where(settings => settings.Id == organizationId).AcrossOrganizations();
    }

    private sealed class ConnectedVideoAccount : Specification<VideoAccount>
    {
        public ConnectedVideoAccount(Guid organizationId, VideoVendor vendor) =>
            Query
                .Where(account =>
                    account.OrganizationId == organizationId
                    && account.Vendor == vendor
                    && account.State == VideoAccountState.Connected
                )
                .AcrossOrganizations();
    }
}

/// <summary>Under which name an account's credentials are sealed: its organization's, so that they open for no other.</summary>
internal static class VideoAccountSecrets
{
    public static SecretContext Of(VideoAccount account) => Of(account.OrganizationId, account.Vendor);

    public static SecretContext Of(Guid organizationId, VideoVendor vendor) =>
        new(organizationId, $"video-account.{vendor}");

    public static SecretContext OfWebhook(VideoAccount account) => OfWebhook(account.OrganizationId, account.Vendor);

    public static SecretContext OfWebhook(Guid organizationId, VideoVendor vendor) =>
        new(organizationId, $"video-account.{vendor}.webhook");
}
