using StreamHub.Domain.Channels;

namespace StreamHub.Infrastructure.Publishing;

/// <summary>How many uploads a platform took from this server on one of its days. Rows of past days are the history.</summary>
internal sealed class PlatformUploads
{
    private PlatformUploads(Platform platform, DateOnly day)
    {
        Platform = platform;
        Day = day;
    }

    public Platform Platform { get; private set; }

    public DateOnly Day { get; private set; }

    public long Used { get; private set; }
}
