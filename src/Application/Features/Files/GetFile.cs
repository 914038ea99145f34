using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

[RequirePermission(Permissions.VideosRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetFile(Guid Id) : IQuery<FileResponse>;

public sealed class GetFileHandler(IReadRepository<StoredFile> files) : IQueryHandler<GetFile, FileResponse>
{
    public async Task<Result<FileResponse>> Handle(GetFile query, CancellationToken cancellationToken)
    {
        var file = await files.FirstOrDefaultAsync(new FileById(query.Id), cancellationToken);
        return file is null ? FileErrors.NotFound : file;
    }
}
