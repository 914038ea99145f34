using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Imports;

/// <summary>
/// Takes one page of a vendor's account into the library and queues the next. What is known already is passed over, so a
/// page that is taken twice does no harm.
/// </summary>
[SystemOnly]
[MessageName("videos.import-page", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record ImportPage(Guid ImportId) : IMessage, IRetryOnConflict;

public sealed class ImportPageHandler(
    IRepository<LibraryImport> imports,
    IRepository<Video> videos,
    IReadRepository<Video> known,
    IVideoProviders providers,
    IOutbox outbox,
    TimeProvider time
) : ICommandHandler<ImportPage>
{
    private const string Untitled = "Untitled";

    public async Task<Result> Handle(ImportPage command, CancellationToken cancellationToken)
    {
        var import = await imports.GetAsync(command.ImportId, cancellationToken);
        if (import is not { State: LibraryImportState.Running })
        {
            return Result.Success();
        }

        var taken = await TakePageAsync(import, cancellationToken);
        if (taken.IsSuccess || taken.Error.Kind == ErrorKind.Unavailable)
        {
            return taken;
        }

        import.Fail(taken.Error.Code, time.Now());
        return Result.Success();
    }

    private async Task<Result> TakePageAsync(LibraryImport import, CancellationToken cancellationToken)
    {
        var provider = await providers.FindAsync(import.Home, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        Guid? creator = import.AccountId is null ? import.OrganizationId : null;
        var page = await provider.Value.ListAsync(creator, import.PageCursor, cancellationToken);
        if (!page.IsSuccess)
        {
            return page.Error;
        }

        var uids = page.Value.Videos.SelectMany(UidsOf).ToList();
        var ours = await known.ListAsync(new KnownVendorUids(import.Vendor, uids), cancellationToken);
        var fresh = page.Value.Videos.Where(listed => IsThere(listed) && !UidsOf(listed).Any(ours.Contains)).ToList();
        foreach (var listed in fresh)
        {
            // Before it is in the library: what is private there must not play for everybody at the vendor.
            var guarded = listed.NeedsSignature
                ? listed.Name
                : await provider.Value.RequireSignatureAsync(listed.Name, cancellationToken);
            if (!guarded.IsSuccess)
            {
                return guarded.Error;
            }

            videos.Add(VideoOf(import, listed with { Name = guarded.Value }));
        }

        import.TakePage(page.Value.Videos.Count, fresh.Count, page.Value.Next, time.Now());
        if (page.Value.Next is not null)
        {
            outbox.Enqueue(new ImportPage(import.Id));
        }

        return Result.Success();
    }

    private Video VideoOf(LibraryImport import, ListedVideo listed) =>
        Video.Import(
            import.OrganizationId,
            import.RequestedBy,
            TitleOf(listed),
            import.Home,
            listed.Name,
            listed.State,
            time.Now(),
            listed.AllowedOrigins
        );

    // What became of an upload may still be known by the upload's name.
    private static IEnumerable<string> UidsOf(ListedVideo listed) =>
        listed.UploadUid is { } upload ? [listed.Name.Uid, upload] : [listed.Name.Uid];

    // An upload that waits for its file may be one of ours that is about to be stored.
    private static bool IsThere(ListedVideo listed) => listed.State.State != VideoState.WaitingForUpload;

    // A title of ours has no control characters, and something that can be seen.
    private static string TitleOf(ListedVideo listed)
    {
        var visible = new string([.. (listed.Title ?? string.Empty).Where(sign => !char.IsControl(sign))]).Trim();
        return visible.Length == 0 ? Untitled : visible.Shorten(Video.TitleMaxLength);
    }
}

/// <summary>Of those names, the ones that a video of any library has or had; for StreamHub itself.</summary>
internal sealed class KnownVendorUids : Specification<Video, string>
{
    public KnownVendorUids(VideoVendor vendor, IReadOnlyCollection<string> uids)
    {
        Query.Where(video => video.Vendor == vendor && uids.Contains(video.VendorUid)).IncludingDeleted();
        Select(video => video.VendorUid);
    }
}
