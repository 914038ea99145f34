using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

/// <summary>Has a watermark made where the organization's new videos go, and keeps it.</summary>
public sealed class WatermarkMaker(
    IVideoProviders providers,
    IRepository<Watermark> watermarks,
    IReadRepository<Watermark> known,
    IRepository<Organization> organizations,
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
        if (await CountAsync(cancellationToken) >= Watermark.MaxOfOrganization)
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

        // Dying here, or being refused, leaves a picture at the vendor that nobody uses, and that costs nothing there.
        var admitted = await AdmitAsync(member.OrganizationId, cancellationToken);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var home = provider.Value.Home;
        var watermark = Watermark.Create(member.OrganizationId, member.UserId, look, home, made.Value, time.Now());
        watermarks.Add(watermark);
        return WatermarkResponse.Of(watermark);
    }

    // Others may have come while the vendor made this one; loaded before it, the organization would change under many.
    private async Task<Result> AdmitAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var organization = await organizations.GetAsync(organizationId, cancellationToken);
        return organization is { DeletedAt: null }
            ? organization.AdmitWatermark(await CountAsync(cancellationToken))
            : OrganizationErrors.NotFound;
    }

    private async Task<int> CountAsync(CancellationToken cancellationToken) =>
        (await known.ListAsync(new NewestWatermarks(), cancellationToken)).Count;
}
