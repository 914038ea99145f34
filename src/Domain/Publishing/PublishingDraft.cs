using System.Text;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Publishing;

/// <summary>What is to be published, and how it is shown.</summary>
/// <param name="AssetUrl">Where the file is; <c>null</c> where it is a video of the library.</param>
/// <param name="VideoId">The video of the library; <c>null</c> where there is an address.</param>
/// <param name="PublishAt">When the platform shows it to everybody; as soon as it is there when absent.</param>
public sealed record PublishingDraft(
    string? AssetUrl,
    Guid? VideoId,
    string Title,
    string? Description,
    IReadOnlyList<string> Tags,
    PublishingPrivacy Privacy,
    DateTimeOffset? PublishAt
)
{
    /// <summary>Why the platform would not take the texts, found before anything is sent there.</summary>
    public Error? FindMisfit(PlatformProfile platform)
    {
        if (platform.FindLimit("titleCharacters") is { } title && Title.EnumerateRunes().Count() > title.Value)
        {
            return PublishingJobErrors.TextTooLong("title", title);
        }

        return
            platform.FindLimit("descriptionBytes") is { } description
            && Encoding.UTF8.GetByteCount(Description ?? string.Empty) > description.Value
            ? PublishingJobErrors.TextTooLong("description", description)
            : null;
    }
}
