using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <summary>Asks where a file can be read for a short time, in whole or in parts.</summary>
[RequirePermission(Permissions.VideosRead)]
[NoValidation("Any id can be asked for.")]
public sealed record LocateFile(Guid Id) : IQuery<Uri>;

public sealed class LocateFileHandler(IReadRepository<StoredFile> files, FileLinks links)
    : IQueryHandler<LocateFile, Uri>
{
    public async Task<Result<Uri>> Handle(LocateFile query, CancellationToken cancellationToken)
    {
        var file = await files.FirstOrDefaultAsync(new WholeFileById(query.Id), cancellationToken);
        return file is null ? FileErrors.NotFound : links.Of(file);
    }
}
