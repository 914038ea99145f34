using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <summary>
/// Removes a deleted file from the store. Its row stays until its addresses take nothing any more: what comes by them later
/// is removed by the same message, which the sweep sends again then.
/// </summary>
[SystemOnly]
[MessageName("files.remove", MessageLanes.Files)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RemoveStoredObject(Guid FileId) : IMessage, IRetryOnConflict;

public sealed class RemoveStoredObjectHandler(IRepository<StoredFile> files, IObjectStore store, TimeProvider time)
    : ICommandHandler<RemoveStoredObject>
{
    public async Task<Result> Handle(RemoveStoredObject command, CancellationToken cancellationToken)
    {
        var file = await files.FirstOrDefaultAsync(new DeletedFile(command.FileId), cancellationToken);
        if (file is null)
        {
            return Result.Success();
        }

        // Asked before: what comes while it is removed is left to the next time.
        var isLast = file.CanBeForgotten(time.Now());
        if (file.UploadId is { } uploadId && store.Parts is { } parts)
        {
            var aborted = await parts.AbortAsync(file.Key, uploadId, cancellationToken);
            if (!aborted.IsSuccess)
            {
                return aborted;
            }
        }

        var removed = await store.DeleteAsync(file.Key, cancellationToken);
        if (removed.IsSuccess && isLast)
        {
            files.Remove(file);
        }

        return removed;
    }
}
