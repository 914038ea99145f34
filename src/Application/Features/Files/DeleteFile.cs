using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <summary>Takes a file away at once, and calls off an upload; the store's copy is removed in the background.</summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DeleteFile(Guid Id) : ICommand, IRetryOnConflict;

public sealed class DeleteFileHandler(IRepository<StoredFile> files, IOutbox outbox, TimeProvider time)
    : ICommandHandler<DeleteFile>
{
    public async Task<Result> Handle(DeleteFile command, CancellationToken cancellationToken)
    {
        var file = await files.FirstOrDefaultAsync(new WholeFileById(command.Id), cancellationToken);
        if (file is null)
        {
            return FileErrors.NotFound;
        }

        file.Delete(time.Now());
        outbox.Enqueue(new RemoveStoredObject(file.Id));
        return Result.Success();
    }
}
