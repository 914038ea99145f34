using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Domain.Videos;

/// <summary>A video in an organization's library. The file is at the vendor; this is what we know of it and who may play it.</summary>
public sealed partial class Video : AggregateRoot, ITakesStorage
{
    public const int TitleMaxLength = 200;
    public const int DescriptionMaxLength = 5_000;
    public const int VendorUidMaxLength = 64;
    public const int PlaybackIdMaxLength = 64;
    public const int FailureCodeMaxLength = 100;
    public const int FailureMessageMaxLength = 1_000;

    /// <summary>What Cloudflare Stream takes: 30 GB a file, six hours.</summary>
    public const long MaxSizeBytes = 30L * 1024 * 1024 * 1024;
    public const int MaxDurationSeconds = 21_600;
    public const long BasicUploadMaxSizeBytes = 200_000_000;

    private Video(
        Guid id,
        Guid organizationId,
        Guid createdBy,
        string title,
        string? description,
        DateTimeOffset createdAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        CreatedBy = createdBy;
        Title = title;
        SortTitle = SortTitleOf(title);
        Description = description;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid CreatedBy { get; private set; }

    public string Title { get; private set; }

    /// <summary>By what lists are sorted: capital and small letters are the same.</summary>
    public string SortTitle { get; private set; }

    public string? Description { get; private set; }

    public Guid? CategoryId { get; private set; }

    public VideoAccess Access { get; private set; }

    /// <summary>Whether a playback grant also lets the viewer download the MP4.</summary>
    public bool AllowDownload { get; private set; }

    /// <summary>The sites that may show it, as <see cref="Videos.AllowedOrigins"/> has them; none means every site.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; private set; } = [];

    public VideoState State { get; private set; }

    public VideoVendor Vendor { get; private set; }

    /// <summary>The organization's own account where it lives; <c>null</c> is the platform's.</summary>
    public Guid? AccountId { get; private set; }

    public string VendorUid { get; private set; } = string.Empty;

    /// <summary>By what it is played, at a vendor that has a name of its own for that.</summary>
    public string? PlaybackId { get; private set; }

    public int? PercentComplete { get; private set; }

    public long? DurationMilliseconds { get; private set; }

    public long? SizeBytes { get; private set; }

    /// <summary>What its owner said of the file's size before the upload.</summary>
    public long DeclaredBytes { get; private set; }

    /// <summary>What counts against the plan's storage: the real size once known, and nothing once it failed or is deleted.</summary>
    public long CountedBytes { get; private set; }

    public int? Width { get; private set; }

    public int? Height { get; private set; }

    /// <summary>The moment that its picture shows; the vendor's choice when absent.</summary>
    public long? ThumbnailAtMilliseconds { get; private set; }

    public string? FailureCode { get; private set; }

    public string? FailureMessage { get; private set; }

    public DateTimeOffset UploadExpiresAt { get; private set; }

    /// <summary>When the sweep looks after it, if nothing is heard before; <c>null</c> when nothing is waited for.</summary>
    public DateTimeOffset? CheckDueAt { get; private set; }

    public DateTimeOffset? ReadyAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>When a deleted video's copy at the vendor was gone, or was left there for good.</summary>
    public DateTimeOffset? VendorCopyEndedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public VideoHome Home => new(Vendor, AccountId);

    public VendorVideo AtVendor => new(VendorUid, PlaybackId) { ThumbnailAtMilliseconds = ThumbnailAtMilliseconds };

    /// <param name="declaredBytes">The file's size as its owner says; 0 where nobody knows it.</param>
    public static Video BeginUpload(
        Guid organizationId,
        Guid createdBy,
        string title,
        string? description,
        VideoAccess access,
        bool allowDownload,
        DateTimeOffset now,
        long declaredBytes = 0,
        IReadOnlyList<string>? allowedOrigins = null
    ) =>
        new(NewId(now), organizationId, createdBy, title.Trim(), description, now)
        {
            Access = access,
            AllowDownload = allowDownload,
            DeclaredBytes = declaredBytes,
            CountedBytes = declaredBytes,
            AllowedOrigins = Videos.AllowedOrigins.Of(allowedOrigins ?? []),
        };

    /// <summary>Takes a video over that stands at the vendor already; nobody but its owner may play it at first.</summary>
    public static Video Import(
        Guid organizationId,
        Guid createdBy,
        string title,
        VideoHome home,
        VendorVideo name,
        VendorVideoState state,
        DateTimeOffset now,
        IReadOnlyList<string>? allowedOrigins = null
    )
    {
        var video = new Video(NewId(now), organizationId, createdBy, title, description: null, now)
        {
            Access = VideoAccess.Private,
            AllowedOrigins = Videos.AllowedOrigins.Kept(allowedOrigins ?? []),
        };
        video.PlaceAtVendor(home, name, uploadExpiresAt: now);
        video.Synchronize(state, now);
        return video;
    }

    /// <summary>What <see cref="SortTitle"/> is for a title.</summary>
    public static string SortTitleOf(string title) => title.ToLowerInvariant();

    public void PlaceAtVendor(VideoHome home, VendorVideo name, DateTimeOffset uploadExpiresAt)
    {
        Vendor = home.Vendor;
        AccountId = home.AccountId;
        CallByVendorsName(name);
        UploadExpiresAt = uploadExpiresAt;
        CheckDueAt = NextCheck(CreatedAt);
    }

    public void Edit(VideoEdit edit, DateTimeOffset now)
    {
        Title = edit.Title?.Trim() ?? Title;
        SortTitle = SortTitleOf(Title);
        Description = Change<string?>.Apply(edit.Description, Description);
        CategoryId = Change<Guid?>.Apply(edit.CategoryId, CategoryId);
        Access = edit.Access ?? Access;
        AllowDownload = edit.AllowDownload ?? AllowDownload;
        AllowedOrigins = edit.AllowedOrigins is { } origins ? Videos.AllowedOrigins.Of(origins) : AllowedOrigins;
        UpdatedAt = now;
    }

    /// <summary>
    /// The vendor was told which sites may show it. Who was told of older ones meanwhile has to start anew, so that the
    /// vendor keeps the latest.
    /// </summary>
    public void ConfirmOrigins() => CountAsChanged();

    public void ChooseThumbnail(long atMilliseconds, DateTimeOffset now)
    {
        ThumbnailAtMilliseconds = atMilliseconds;
        UpdatedAt = now;
    }

    private void CallByVendorsName(VendorVideo name)
    {
        VendorUid = name.Uid;
        PlaybackId = name.PlaybackId;
    }
}
