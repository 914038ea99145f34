using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

internal sealed class FileById : Specification<StoredFile, FileResponse>
{
    public FileById(Guid id)
    {
        Query.Where(file => file.Id == id && file.State != StoredFileState.Deleted);
        Select(FileResponse.Projection);
    }
}

/// <summary>One that is not deleted.</summary>
internal sealed class WholeFileById : Specification<StoredFile>
{
    public WholeFileById(Guid id) => Query.Where(file => file.Id == id && file.State != StoredFileState.Deleted);
}

/// <summary>The organization's, newest first, those behind <paramref name="after"/>.</summary>
internal sealed class NewestFiles : Specification<StoredFile, FileResponse>
{
    public NewestFiles(Cursor? after, int count)
    {
        Query
            .Where(file => file.State != StoredFileState.Deleted)
            .OrderByDescending(file => file.CreatedAt)
            .OrderByDescending(file => file.Id)
            .Take(count);
        if (after is { At: var at, Id: var id })
        {
            Query.Where(file => file.CreatedAt < at || (file.CreatedAt == at && file.Id < id));
        }

        Select(FileResponse.Projection);
    }
}

/// <summary>
/// One that is there. Asked across organizations, because the work that needs it is StreamHub's own; it names the
/// organization that it works for.
/// </summary>
internal sealed class StoredFileOf : Specification<StoredFile>
{
    public StoredFileOf(Guid organizationId, Guid id) =>
        Query
            .Where(file =>
                file.Id == id && file.OrganizationId == organizationId && file.State == StoredFileState.Stored
            )
            .AcrossOrganizations();
}

internal sealed class DeletedFile : Specification<StoredFile>
{
    public DeletedFile(Guid id) => Query.Where(file => file.Id == id && file.State == StoredFileState.Deleted);
}

/// <summary>Those that the sweep has to look after, the longest due first; for StreamHub itself.</summary>
internal sealed class FilesDueForCheck : Specification<StoredFile>
{
    public FilesDueForCheck(DateTimeOffset now, int count) =>
        Query.Where(file => file.CheckDueAt <= now).OrderBy(file => file.CheckDueAt).Take(count);
}
