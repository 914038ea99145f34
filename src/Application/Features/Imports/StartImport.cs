using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Imports;

/// <summary>
/// Takes what already stands in the organization's account at the vendor into the library, in the background. Of the
/// platform's account, which many organizations share, it takes only what was uploaded for this one.
/// </summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("It has no members.")]
public sealed record StartImport : ICommand<ImportResponse>;

public sealed class StartImportHandler(
    IRepository<LibraryImport> imports,
    IVideoProviders providers,
    IOutbox outbox,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<StartImport, ImportResponse>
{
    public async Task<Result<ImportResponse>> Handle(StartImport command, CancellationToken cancellationToken)
    {
        var latest = await imports.FirstOrDefaultAsync(new LatestImport(), cancellationToken);
        if (latest is { State: LibraryImportState.Running })
        {
            return LibraryImportErrors.Running;
        }

        var member = caller.Member;
        var provider = await providers.ForNewVideosOfAsync(member.OrganizationId, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        var import = LibraryImport.Start(member.OrganizationId, member.UserId, provider.Value.Home, time.Now());
        imports.Add(import);
        outbox.Enqueue(new ImportPage(import.Id));
        return ImportResponse.Of(import);
    }
}
