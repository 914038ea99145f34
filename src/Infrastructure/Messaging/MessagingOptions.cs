using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Messaging;

public sealed class MessagingOptions : ICheckedOptions
{
    public static string Section => "Messaging";

    /// <summary>An <c>amqp://</c> address; messages travel within the process when absent.</summary>
    public Uri? RabbitMq { get; set; }

    /// <summary>How many messages of each lane a process works on at a time.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>How often the relay looks for due messages when nothing wakes it.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a claimed message is left to its worker before another takes it over.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            RabbitMq is null or { Scheme: "amqp" or "amqps" } ? null : $"{nameof(RabbitMq)} must be an amqp address.",
            Concurrency is >= 1 and <= 256 ? null : $"{nameof(Concurrency)} must be 1 to 256.",
            PollInterval > TimeSpan.Zero ? null : $"{nameof(PollInterval)} must be positive.",
            Lease >= TimeSpan.FromSeconds(10) ? null : $"{nameof(Lease)} must be 10 seconds or more."
        );
}
