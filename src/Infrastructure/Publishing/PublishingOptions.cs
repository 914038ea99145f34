using StreamHub.Domain.Channels;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Publishing;

public sealed class PublishingOptions : ICheckedOptions
{
    public static string Section => "Publishing";

    /// <summary>How long a worker that falls silent keeps its job for itself.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the progress of an upload is stored and told.</summary>
    public TimeSpan ReportInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many uploads go to one platform at the same time, over all nodes.</summary>
    public int UploadsAtOnce { get; set; } = 4;

    /// <summary>How many uploads a platform granted this installation a day, where that is not its usual number.</summary>
    public Dictionary<Platform, int> UploadsPerDay { get; } = [];

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            Lease >= TimeSpan.FromSeconds(5) && Lease <= TimeSpan.FromMinutes(10)
                ? null
                : $"{nameof(Lease)} must be 5 seconds to 10 minutes.",
            ReportInterval >= TimeSpan.FromMilliseconds(50) && ReportInterval * 2 <= Lease
                ? null
                : $"{nameof(ReportInterval)} must be a twentieth of a second to half of {nameof(Lease)}.",
            UploadsAtOnce is >= 1 and <= 1_000 ? null : $"{nameof(UploadsAtOnce)} must be 1 to 1000.",
            UploadsPerDay.Values.All(number => number >= 0) ? null : $"{nameof(UploadsPerDay)} must not be negative."
        );
}
