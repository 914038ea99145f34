using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <summary>Says that the file was sent. It is looked at where it lies: how long it is, and what its first bytes are.</summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record CompleteUpload(Guid Id) : ICommand<FileResponse>, IRetryOnConflict;

public sealed class CompleteUploadHandler(IRepository<StoredFile> files, IObjectStore store, TimeProvider time)
    : ICommandHandler<CompleteUpload, FileResponse>
{
    public async Task<Result<FileResponse>> Handle(CompleteUpload command, CancellationToken cancellationToken)
    {
        var file = await files.FirstOrDefaultAsync(new WholeFileById(command.Id), cancellationToken);
        if (file is null)
        {
            return FileErrors.NotFound;
        }

        if (file.State == StoredFileState.Awaiting)
        {
            var kept = await LookAtAsync(file, cancellationToken);
            if (!kept.IsSuccess)
            {
                return kept.Error;
            }
        }

        return FileResponse.Of(file);
    }

    private async Task<Result> LookAtAsync(StoredFile file, CancellationToken cancellationToken)
    {
        var found = await FindAsync(file, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (found.Value is not { } stored)
        {
            return FileErrors.NotStored;
        }

        if (stored.Length != file.Length)
        {
            return FileErrors.WrongLength;
        }

        var opened = await store.OpenAsync(file.Key, offset: 0, stored.Version, cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Error == PublishingErrors.AssetUnfit ? FileErrors.WrongKind : FileErrors.StorageUnavailable;
        }

        await using var content = opened.Value;
        return file.Keep(content.Length, content.ContentType, stored.Version, time.Now());
    }

    // Looked for first: who died after the parts were put together finds them together.
    private async Task<Result<StoredObject?>> FindAsync(StoredFile file, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(file.Key, cancellationToken);
        if (!found.IsSuccess || found.Value is not null || file.UploadId is null || store.Parts is not { } parts)
        {
            return found;
        }

        var completed = await parts.CompleteAsync(file.Key, file.UploadId, cancellationToken);
        return completed.IsSuccess ? await store.FindAsync(file.Key, cancellationToken) : completed.Error;
    }
}
