using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.WebhookEndpoints;

public sealed class WebhookOptions : ICheckedOptions
{
    public static string Section => "Webhooks";

    /// <summary>How often each process looks for new events and for deliveries that are due.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a receiver may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Endpoints may be without TLS: for receivers on a developer's own machine.</summary>
    public bool AllowHttp { get; set; }

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            PollInterval >= TimeSpan.FromMilliseconds(10) ? null : $"{nameof(PollInterval)} must be 10 ms or more.",
            Timeout >= TimeSpan.FromMilliseconds(100) && Timeout <= TimeSpan.FromSeconds(30)
                ? null
                : $"{nameof(Timeout)} must be a tenth of a second to 30 seconds."
        );
}
