using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

/// <summary>A picture that a vendor lays over videos while it prepares them. It lives in one account there, as videos do.</summary>
public sealed class Watermark : AggregateRoot, IOwned
{
    public const int NameMaxLength = 100;
    public const int VendorUidMaxLength = 64;
    public const int MaxOfOrganization = 50;

    /// <summary>What Cloudflare takes: 2 MiB.</summary>
    public const int MaxPictureBytes = 2 * 1024 * 1024;

    private Watermark(Guid id, Guid organizationId, Guid createdBy, string name, DateTimeOffset createdAt)
        : base(id)
    {
        OrganizationId = organizationId;
        CreatedBy = createdBy;
        Name = name;
        CreatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid CreatedBy { get; private set; }

    public string Name { get; private set; }

    public decimal Opacity { get; private set; }

    public decimal Padding { get; private set; }

    public decimal Scale { get; private set; }

    public WatermarkPosition Position { get; private set; }

    public VideoVendor Vendor { get; private set; }

    /// <summary>The organization's own account where it lives; <c>null</c> is the platform's.</summary>
    public Guid? AccountId { get; private set; }

    public string VendorUid { get; private set; } = string.Empty;

    /// <summary>Pixels, where the vendor tells.</summary>
    public int? Width { get; private set; }

    public int? Height { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since when nobody sees it here; the row goes when the vendor's copy has gone.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>When the sweep looks after a deleted one whose copy is still there.</summary>
    public DateTimeOffset? CheckDueAt { get; private set; }

    public VideoHome Home => new(Vendor, AccountId);

    public static Watermark Create(
        Guid organizationId,
        Guid createdBy,
        WatermarkLook look,
        VideoHome home,
        VendorWatermark made,
        DateTimeOffset now
    ) =>
        new(NewId(now), organizationId, createdBy, look.Name.Trim(), now)
        {
            Opacity = look.Opacity,
            Padding = look.Padding,
            Scale = look.Scale,
            Position = look.Position,
            Vendor = home.Vendor,
            AccountId = home.AccountId,
            VendorUid = made.Uid,
            Width = made.Width,
            Height = made.Height,
        };

    /// <summary>Videos that have it keep it: it is part of their pictures.</summary>
    public void Delete(DateTimeOffset now)
    {
        DeletedAt = now;
        PostponeCheck(now);
    }

    /// <summary>Somebody is about to look after it.</summary>
    public void PostponeCheck(DateTimeOffset now) => CheckDueAt = now + Video.CheckPostponement;
}

/// <summary>A watermark as its vendor made it.</summary>
public sealed record VendorWatermark(string Uid, int? Width, int? Height);
