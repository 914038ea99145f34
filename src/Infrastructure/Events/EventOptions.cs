using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Events;

public sealed class EventOptions : ICheckedOptions
{
    public static string Section => "Events";

    /// <summary>How long events are kept; a client that was away longer begins anew.</summary>
    public TimeSpan RetainedFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often a quiet connection is sent something, and its rights are looked at.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often nodes look for new events where the database does not tell them.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>When a connection ends, so that its client comes back with a fresh token.</summary>
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a client may take to read what it was sent.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            RetainedFor >= TimeSpan.FromHours(1) ? null : $"{nameof(RetainedFor)} must be an hour or more.",
            Heartbeat >= TimeSpan.FromMilliseconds(100) && Heartbeat <= TimeSpan.FromMinutes(1)
                ? null
                : $"{nameof(Heartbeat)} must be a tenth of a second to a minute.",
            PollInterval >= TimeSpan.FromMilliseconds(100)
                ? null
                : $"{nameof(PollInterval)} must be a tenth of a second or more.",
            ConnectionLifetime >= TimeSpan.FromSeconds(1) && ConnectionLifetime <= TimeSpan.FromHours(1)
                ? null
                : $"{nameof(ConnectionLifetime)} must be a second to an hour.",
            WriteTimeout >= TimeSpan.FromSeconds(1) ? null : $"{nameof(WriteTimeout)} must be a second or more."
        );
}
