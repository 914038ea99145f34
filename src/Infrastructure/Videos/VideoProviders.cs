using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos;

internal sealed class VideoProviders(
    IEnumerable<IVideoVendor> vendors,
    VideoAccounts accounts,
    IOptions<VideoOptions> options
) : IVideoProviders
{
    private readonly Dictionary<VideoVendor, IVideoVendor> _vendors = vendors.ToDictionary(vendor => vendor.Vendor);

    public async ValueTask<Result<IVideoProvider>> FindAsync(VideoHome home, CancellationToken cancellationToken)
    {
        if (home.AccountId is not { } accountId)
        {
            return OfPlatform(home.Vendor);
        }

        return await accounts.FindAsync(accountId, cancellationToken) is { } account
            ? Result.Success(_vendors[home.Vendor].Of(account))
            : VideoErrors.VendorNotConfigured;
    }

    public async ValueTask<Result<IVideoProvider>> ForNewVideosOfAsync(
        Guid organizationId,
        CancellationToken cancellationToken
    )
    {
        var chosen = await accounts.ChosenVendorAsync(organizationId, cancellationToken);
        var byDefault = options.Value.DefaultVendor;
        var provider = await AtVendorAsync(organizationId, chosen ?? byDefault, cancellationToken);
        return provider.IsSuccess || chosen is null || chosen == byDefault
            ? provider
            : await AtVendorAsync(organizationId, byDefault, cancellationToken);
    }

    public async ValueTask<Result<IVideoProvider>> AtVendorAsync(
        Guid organizationId,
        VideoVendor vendor,
        CancellationToken cancellationToken
    )
    {
        if (!_vendors.TryGetValue(vendor, out var adapter))
        {
            return VideoErrors.VendorNotConfigured;
        }

        return await accounts.FindConnectedAsync(organizationId, vendor, cancellationToken) is { } account
            ? Result.Success(adapter.Of(account))
            : OfPlatform(vendor);
    }

    private Result<IVideoProvider> OfPlatform(VideoVendor vendor) =>
        _vendors.GetValueOrDefault(vendor)?.OfPlatform() is { } provider
            ? Result.Success(provider)
            : VideoErrors.VendorNotConfigured;
}
