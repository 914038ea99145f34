using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>A key that a client sent, while its request runs and for a day after; unique by caller, route and key.</summary>
internal sealed class IdempotencyKey
{
    public const int CallerMaxLength = 100;
    public const int RouteMaxLength = 200;
    public const int KeyMaxLength = 255;
    public const int FingerprintLength = 64;
    public const int ContentTypeMaxLength = 100;
    public const int LocationMaxLength = 2_000;

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public IdempotencyKey(
        Guid id,
        string caller,
        string route,
        string key,
        string fingerprint,
        DateTimeOffset heldUntil
    )
    {
        Id = id;
        Caller = caller;
        Route = route;
        Key = key;
        Fingerprint = fingerprint;
        HeldUntil = heldUntil;
        ExpiresAt = heldUntil + Lifetime;
    }

    public Guid Id { get; private set; }

    public string Caller { get; private set; }

    public string Route { get; private set; }

    public string Key { get; private set; }

    public string Fingerprint { get; private set; }

    /// <summary>Until when the request that holds the key is thought to be running.</summary>
    public DateTimeOffset HeldUntil { get; private set; }

    /// <summary>Counts the holders. Only the latest can complete or free the key.</summary>
    public int Fence { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary><c>null</c> until the request is answered.</summary>
    public int? Status { get; private set; }

    public string? ContentType { get; private set; }

    public string? Location { get; private set; }

    /// <summary>Sealed: answers may carry tokens and addresses that open something.</summary>
    public string? SealedBody { get; private set; }

    public bool IsFor(IdempotentRequest request) => Fingerprint == request.Fingerprint;

    public void TakeOver(IdempotentRequest request, DateTimeOffset heldUntil)
    {
        Fingerprint = request.Fingerprint;
        HeldUntil = heldUntil;
        ExpiresAt = heldUntil + Lifetime;
        Status = null;
        Fence++;
    }

    public void Answer(IdempotentAnswer answer, string sealedBody, DateTimeOffset now)
    {
        Status = answer.Status;
        ContentType = answer.ContentType;
        Location = answer.Location;
        SealedBody = sealedBody;
        ExpiresAt = now + Lifetime;
    }
}
