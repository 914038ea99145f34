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
        var vendor = options.Value.DefaultVendor;
        return await accounts.FindConnectedAsync(organizationId, vendor, cancellationToken) is { } account
            ? Result.Success(_vendors[vendor].Of(account))
            : OfPlatform(vendor);
    }

    private Result<IVideoProvider> OfPlatform(VideoVendor vendor) =>
        _vendors.GetValueOrDefault(vendor)?.OfPlatform() is { } provider
            ? Result.Success(provider)
            : VideoErrors.VendorNotConfigured;
}
