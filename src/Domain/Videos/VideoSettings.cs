using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

/// <summary>Where an organization publishes. One that never chose has none, and publishes at the platform's choice.</summary>
public sealed class VideoSettings : AggregateRoot, IOwned
{
    private VideoSettings(Guid id)
        : base(id) => OrganizationId = id;

    /// <summary>Also its id: each organization has one at most.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>Where new videos go; <c>null</c> leaves it to the platform.</summary>
    public VideoVendor? Vendor { get; private set; }

    public static VideoSettings Of(Guid organizationId, VideoVendor? vendor) => new(organizationId) { Vendor = vendor };

    public void PublishAt(VideoVendor? vendor) => Vendor = vendor;
}
