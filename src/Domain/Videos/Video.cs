using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

/// <summary>A video as the vendor that hosts it tells it at one moment.</summary>
/// <param name="DurationMilliseconds">Length, once known.</param>
/// <param name="SizeBytes">The uploaded file's size, once known.</param>
public sealed record VendorVideoState(
    VideoState State,
    int? PercentComplete,
    long? DurationMilliseconds,
    long? SizeBytes,
    int? Width,
    int? Height,
    string? FailureCode,
    string? FailureMessage
)
{
    /// <summary>What the vendor calls it now, where that changes after the upload.</summary>
    public VendorVideo? Name { get; init; }
}

/// <summary>A video in an organization's library. The file is at the vendor; this is what we know of it and who may play it.</summary>
public sealed class Video : AggregateRoot, IOwned
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
        Description = description;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid CreatedBy { get; private set; }

    public string Title { get; private set; }

    public string? Description { get; private set; }

    public VideoAccess Access { get; private set; }

    /// <summary>Whether a playback grant also lets the viewer download the MP4.</summary>
    public bool AllowDownload { get; private set; }

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

    public int? Width { get; private set; }

    public int? Height { get; private set; }

    public string? FailureCode { get; private set; }

    public string? FailureMessage { get; private set; }

    public DateTimeOffset UploadExpiresAt { get; private set; }

    public DateTimeOffset? ReadyAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public VideoHome Home => new(Vendor, AccountId);

    public VendorVideo AtVendor => new(VendorUid, PlaybackId);

    public static Video BeginUpload(
        Guid organizationId,
        Guid createdBy,
        string title,
        string? description,
        VideoAccess access,
        bool allowDownload,
        DateTimeOffset now
    ) =>
        new(NewId(now), organizationId, createdBy, title.Trim(), description, now)
        {
            Access = access,
            AllowDownload = allowDownload,
        };

    public void PlaceAtVendor(VideoHome home, VendorVideo name, DateTimeOffset uploadExpiresAt)
    {
        Vendor = home.Vendor;
        AccountId = home.AccountId;
        CallByVendorsName(name);
        UploadExpiresAt = uploadExpiresAt;
    }

    public void Edit(string? title, string? description, VideoAccess? access, bool? allowDownload, DateTimeOffset now)
    {
        Title = title?.Trim() ?? Title;
        Description = description ?? Description;
        Access = access ?? Access;
        AllowDownload = allowDownload ?? AllowDownload;
        UpdatedAt = now;
    }

    /// <summary>Takes the vendor's word; a video that was ready never falls back to an earlier state.</summary>
    public void Synchronize(VendorVideoState vendor, DateTimeOffset now)
    {
        if (State == VideoState.Ready && vendor.State is (VideoState.Uploading or VideoState.Processing))
        {
            return;
        }

        CallByVendorsName(vendor.Name ?? AtVendor);
        State = vendor.State;
        PercentComplete = vendor.State == VideoState.Ready ? 100 : vendor.PercentComplete;
        DurationMilliseconds = vendor.DurationMilliseconds ?? DurationMilliseconds;
        SizeBytes = vendor.SizeBytes ?? SizeBytes;
        Width = vendor.Width ?? Width;
        Height = vendor.Height ?? Height;
        FailureCode = vendor.FailureCode?.Shorten(FailureCodeMaxLength);
        FailureMessage = vendor.FailureMessage?.Shorten(FailureMessageMaxLength);
        ReadyAt = vendor.State == VideoState.Ready ? ReadyAt ?? now : null;
        UpdatedAt = now;
    }

    private void CallByVendorsName(VendorVideo name)
    {
        VendorUid = name.Uid;
        PlaybackId = name.PlaybackId;
    }
}
