using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <summary>
/// Deletes what was never completed, and queues the removal of what may still be in the store. The store is not asked here.
/// </summary>
[SystemOnly]
[NoValidation("It has no members.")]
public sealed record SweepFiles : ICommand<Swept>, IRetryOnConflict;

public sealed class SweepFilesHandler(IRepository<StoredFile> files, IOutbox outbox, TimeProvider time)
    : ICommandHandler<SweepFiles, Swept>
{
    private const int BatchSize = 100;

    public async Task<Result<Swept>> Handle(SweepFiles command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await files.ListAsync(new FilesDueForCheck(now, BatchSize), cancellationToken);
        foreach (var file in due)
        {
            if (file.State == StoredFileState.Awaiting)
            {
                file.Delete(now);
            }

            file.PostponeCheck(now);
            outbox.Enqueue(new RemoveStoredObject(file.Id));
        }

        return new Swept(due.Count, due.Count == BatchSize);
    }
}
