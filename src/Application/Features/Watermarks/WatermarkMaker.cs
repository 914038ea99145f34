using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

/// <summary>Has a watermark made where the organization's new videos go, and keeps it.</summary>
public sealed class WatermarkMaker(
    IVideoProviders providers,
    IRepository<Watermark> watermarks,
    IReadRepository<Watermark> known,
    ICallerContext caller,
    TimeProvider time
)
{
    /// <returns>Fails with <see cref="VideoErrors.NotSupportedByVendor"/> where the vendor has none.</returns>
    public async Task<Result<WatermarkResponse>> RunAsync(
        WatermarkLook look,
        Func<IWatermarks, Task<Result<VendorWatermark>>> make,
        CancellationToken cancellationToken
    )
    {
        var member = caller.Member;
        var all = await known.ListAsync(new NewestWatermarks(), cancellationToken);
        if (all.Count >= Watermark.MaxOfOrganization)
        {
            return WatermarkErrors.TooMany;
        }

        var provider = await providers.ForNewVideosOfAsync(member.OrganizationId, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        if (provider.Value.Watermarks is not { } vendor)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var made = await make(vendor);
        if (!made.IsSuccess)
        {
            return made.Error;
        }

        // Dying here leaves a picture at the vendor that nobody uses, and that costs nothing there.
        var home = provider.Value.Home;
        var watermark = Watermark.Create(member.OrganizationId, member.UserId, look, home, made.Value, time.Now());
        watermarks.Add(watermark);
        return WatermarkResponse.Of(watermark);
    }
}
