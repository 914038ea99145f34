using StreamHub.Domain.Common;

namespace StreamHub.Domain.Audit;

/// <summary>One thing that happened to an account, a key or an organization's members; written once, never changed.</summary>
public sealed class SecurityEvent : AggregateRoot
{
    public const int DetailMaxLength = 200;

    private SecurityEvent(Guid id, SecurityEventKind kind, DateTimeOffset occurredAt)
        : base(id)
    {
        Kind = kind;
        OccurredAt = occurredAt;
    }

    public SecurityEventKind Kind { get; private set; }

    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>Whom it happened to; <c>null</c> where no account is known.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Who did it; <c>null</c> where nobody was logged in, or StreamHub itself did.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>The organization that it concerns, if it concerns one.</summary>
    public Guid? OrganizationId { get; private set; }

    /// <summary>The address that it came from.</summary>
    public string? Address { get; private set; }

    public string? Device { get; private set; }

    /// <summary>What else a reader needs: the new role, a key's prefix. Never a secret.</summary>
    public string? Detail { get; private set; }

    public static SecurityEvent Of(
        SecurityEventKind kind,
        SecuritySubject subject,
        ClientOrigin origin,
        string? detail,
        DateTimeOffset now
    ) =>
        new(NewId(now), kind, now)
        {
            UserId = subject.UserId,
            ActorId = subject.ActorId,
            OrganizationId = subject.OrganizationId,
            Address = origin.Address,
            Device = origin.Device,
            Detail = detail?.Shorten(DetailMaxLength),
        };
}

/// <summary>Whom an event concerns and who caused it.</summary>
public sealed record SecuritySubject(Guid? UserId, Guid? ActorId = null, Guid? OrganizationId = null);
