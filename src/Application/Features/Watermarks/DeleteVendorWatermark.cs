using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

/// <summary>Deletes the vendor's copy of a deleted watermark, and then what is kept of it here.</summary>
[SystemOnly]
[MessageName("watermarks.delete-at-vendor", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record DeleteVendorWatermark(Guid WatermarkId) : IMessage, IRetryOnConflict;

public sealed class DeleteVendorWatermarkHandler(IRepository<Watermark> watermarks, IVideoProviders providers)
    : ICommandHandler<DeleteVendorWatermark>
{
    public async Task<Result> Handle(DeleteVendorWatermark command, CancellationToken cancellationToken)
    {
        var watermark = await watermarks.FirstOrDefaultAsync(
            new DeletedWatermark(command.WatermarkId),
            cancellationToken
        );
        if (watermark is null)
        {
            return Result.Success();
        }

        var deleted = await DeleteAsync(watermark, cancellationToken);

        // Where nobody may speak for the account any more, the copy stays.
        if (!deleted.IsSuccess && deleted.Error != VideoErrors.AccountDisconnected)
        {
            return deleted;
        }

        watermarks.Remove(watermark);
        return Result.Success();
    }

    private async Task<Result> DeleteAsync(Watermark watermark, CancellationToken cancellationToken)
    {
        var provider = await providers.FindAsync(watermark.Home, cancellationToken);
        return provider switch
        {
            { IsSuccess: false } => provider.Error,
            { Value.Watermarks: { } vendor } => await vendor.DeleteAsync(watermark.VendorUid, cancellationToken),
            _ => VideoErrors.NotSupportedByVendor,
        };
    }
}
