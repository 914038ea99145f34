namespace StreamHub.Infrastructure.Persistence;

/// <summary>A write to the payment vendor of which it is not known how it ended; one of a kind, which the database holds to.</summary>
internal sealed class PaymentWrite(Guid id, string fingerprint, DateTimeOffset startedAt)
{
    public const int FingerprintLength = 64;

    /// <summary>So long the vendor knows a key; an hour is left for the way there.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(23);

    /// <summary>The key that the write is sent with.</summary>
    public Guid Id { get; private set; } = id;

    /// <summary>Of what is asked for.</summary>
    public string Fingerprint { get; private set; } = fingerprint;

    public DateTimeOffset StartedAt { get; private set; } = startedAt;
}
