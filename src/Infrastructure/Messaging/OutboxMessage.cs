using System.Diagnostics;
using StreamHub.Application.Common.Messaging;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>
/// A queued command. The row is the truth, the transport only says when to look at it: whoever works on it holds it until
/// <see cref="DueAt"/> under its <see cref="Fence"/>, and deletes it in the transaction of its effect.
/// </summary>
public sealed class OutboxMessage
{
    public const int NameMaxLength = 100;
    public const int TraceParentMaxLength = 55;
    public const int LastErrorMaxLength = 2_000;

    public OutboxMessage(
        Guid id,
        string name,
        string payload,
        string? traceParent,
        DateTimeOffset createdAt,
        DateTimeOffset dueAt
    )
    {
        Id = id;
        Name = name;
        Payload = payload;
        TraceParent = traceParent;
        CreatedAt = createdAt;
        DueAt = dueAt;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; }

    public string Payload { get; private set; }

    /// <summary>The W3C trace context of the request that queued it.</summary>
    public string? TraceParent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Not before this time; while somebody works on it, when others may take it over.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Counts the claims. Only the holder of the latest one can finish the message.</summary>
    public int Fence { get; private set; }

    public int Failures { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>When it was given up; kept for people to look at and to send again.</summary>
    public DateTimeOffset? DeadAt { get; private set; }

    /// <summary>A message that continues the current trace.</summary>
    public static OutboxMessage Of(IMessage message, DateTimeOffset now, DateTimeOffset? notBefore = null) =>
        new(
            AggregateRoot.NewId(now),
            MessageTypes.NameOf(message.GetType()),
            MessageTypes.Serialize(message),
            Activity.Current?.Id,
            now,
            notBefore ?? now
        );

    public void Fail(string error, DateTimeOffset now)
    {
        Failures++;
        LastError = error.Shorten(LastErrorMaxLength);
        if (RetryPolicy.DelayAfter(Failures) is { } delay)
        {
            DueAt = now + delay;
        }
        else
        {
            DeadAt = now;
        }
    }
}
