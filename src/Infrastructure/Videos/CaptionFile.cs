using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos;

/// <summary>Captions that lie ready for a vendor to fetch them.</summary>
public sealed class CaptionFile(Guid id, string tokenHash, string text, DateTimeOffset expiresAt)
{
    public const int TokenHashMaxLength = 64;

    /// <summary>No character takes less than a byte.</summary>
    public const int TextMaxLength = WebVtt.MaxBytes;

    public Guid Id { get; private set; } = id;

    /// <summary>Of what opens it, which only the vendor is told.</summary>
    public string TokenHash { get; private set; } = tokenHash;

    /// <summary>WebVTT.</summary>
    public string Text { get; private set; } = text;

    public DateTimeOffset ExpiresAt { get; private set; } = expiresAt;
}
