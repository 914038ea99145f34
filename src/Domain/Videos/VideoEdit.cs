using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

/// <summary>What an owner changes of a video; a member that is absent is left as it is.</summary>
public sealed record VideoEdit
{
    public string? Title { get; init; }

    public Change<string?>? Description { get; init; }

    public VideoAccess? Access { get; init; }

    public bool? AllowDownload { get; init; }

    public IReadOnlyList<string>? AllowedOrigins { get; init; }

    public Change<Guid?>? CategoryId { get; init; }
}
