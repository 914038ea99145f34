using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Imports;

/// <summary>How far the organization's latest import is.</summary>
[RequirePermission(Permissions.VideosRead)]
[NoValidation("It has no members.")]
public sealed record GetImport : IQuery<ImportResponse>;

public sealed class GetImportHandler(IReadRepository<LibraryImport> imports) : IQueryHandler<GetImport, ImportResponse>
{
    public async Task<Result<ImportResponse>> Handle(GetImport query, CancellationToken cancellationToken)
    {
        var latest = await imports.FirstOrDefaultAsync(new LatestImport(), cancellationToken);
        return latest is null ? LibraryImportErrors.NotFound : ImportResponse.Of(latest);
    }
}
