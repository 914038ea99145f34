using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Domain.Library;

public enum LibraryImportState
{
    Running,
    Succeeded,
    Failed,
}

/// <summary>
/// Takes what stands in an account at a vendor into the library, page by page. One runs at a time for an organization.
/// </summary>
public sealed class LibraryImport : AggregateRoot, IOwned
{
    public const int PageCursorMaxLength = 500;
    public const int FailureCodeMaxLength = 100;

    private LibraryImport(
        Guid id,
        Guid organizationId,
        Guid requestedBy,
        VideoVendor vendor,
        Guid? accountId,
        DateTimeOffset startedAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        RequestedBy = requestedBy;
        Vendor = vendor;
        AccountId = accountId;
        StartedAt = startedAt;
        UpdatedAt = startedAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid RequestedBy { get; private set; }

    public VideoVendor Vendor { get; private set; }

    public Guid? AccountId { get; private set; }

    public LibraryImportState State { get; private set; }

    /// <summary>Where the next page begins, in the vendor's words.</summary>
    public string? PageCursor { get; private set; }

    /// <summary>How many of the vendor's videos were looked at.</summary>
    public int Seen { get; private set; }

    public int Imported { get; private set; }

    public string? FailureCode { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public VideoHome Home => new(Vendor, AccountId);

    public static LibraryImport Start(Guid organizationId, Guid requestedBy, VideoHome home, DateTimeOffset now) =>
        new(NewId(now), organizationId, requestedBy, home.Vendor, home.AccountId, now);

    /// <param name="next">Where the next page begins; <c>null</c> when this was the last.</param>
    public void TakePage(int seen, int imported, string? next, DateTimeOffset now)
    {
        Seen += seen;
        Imported += imported;
        PageCursor = next;
        State = next is null ? LibraryImportState.Succeeded : LibraryImportState.Running;
        UpdatedAt = now;
    }

    public void Fail(string code, DateTimeOffset now)
    {
        State = LibraryImportState.Failed;
        FailureCode = code.Shorten(FailureCodeMaxLength);
        UpdatedAt = now;
    }
}
