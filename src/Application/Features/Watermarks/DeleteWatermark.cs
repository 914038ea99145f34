using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

/// <summary>Nobody sees it any more at once; the vendor's copy is deleted in the background. Videos that have it keep it.</summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DeleteWatermark(Guid Id) : ICommand, IRetryOnConflict;

public sealed class DeleteWatermarkHandler(IRepository<Watermark> watermarks, IOutbox outbox, TimeProvider time)
    : ICommandHandler<DeleteWatermark>
{
    public async Task<Result> Handle(DeleteWatermark command, CancellationToken cancellationToken)
    {
        var watermark = await watermarks.GetAsync(command.Id, cancellationToken);
        if (watermark is null)
        {
            return WatermarkErrors.NotFound;
        }

        watermark.Delete(time.Now());
        outbox.Enqueue(new DeleteVendorWatermark(watermark.Id));
        return Result.Success();
    }
}
