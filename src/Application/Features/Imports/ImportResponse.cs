using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Imports;

/// <param name="Seen">How many of the vendor's videos were looked at so far.</param>
/// <param name="Imported">How many of them came into the library; the others were in it, or deleted from it.</param>
/// <param name="FailureCode">Why it stopped, when the state is <c>failed</c>.</param>
public sealed record ImportResponse(
    LibraryImportState State,
    VideoVendor Vendor,
    int Seen,
    int Imported,
    string? FailureCode,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt
)
{
    public static ImportResponse Of(LibraryImport import) =>
        new(
            import.State,
            import.Vendor,
            import.Seen,
            import.Imported,
            import.FailureCode,
            import.StartedAt,
            import.UpdatedAt
        );
}

/// <summary>The organization's latest.</summary>
internal sealed class LatestImport : Specification<LibraryImport>
{
    public LatestImport() =>
        Query.OrderByDescending(import => import.StartedAt).OrderByDescending(import => import.Id).Take(1);
}
