using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Playback;

/// <summary>What the decision to play a video, and its playing, needs to know of it.</summary>
public sealed record PlayableVideo(
    Guid Id,
    Guid OrganizationId,
    VideoAccess Access,
    VideoState State,
    bool AllowDownload,
    string VendorUid
);
