namespace StreamHub.Application.Ports;

/// <summary>Names one intended effect: a key belongs to its caller and to the route it was sent to.</summary>
/// <param name="Fingerprint">Of the request; the same key with another one is a mistake of the client.</param>
public sealed record IdempotentRequest(string Caller, string Route, string Key, string Fingerprint);

/// <summary>What was answered, to be said again.</summary>
public sealed record IdempotentAnswer(int Status, string? ContentType, string? Location, string Body);

/// <summary>What a key is worth when it comes in.</summary>
public abstract record IdempotencyDecision
{
    /// <summary>Nobody has run it, or whoever tried died: run it, then complete or release it.</summary>
    public sealed record Run(Guid Id, int Fence) : IdempotencyDecision;

    public sealed record Replay(IdempotentAnswer Answer) : IdempotencyDecision;

    public sealed record InProgress : IdempotencyDecision;

    public sealed record OtherRequest : IdempotencyDecision;
}

/// <summary>Makes a request that comes twice have one effect and one answer, across nodes and crashes.</summary>
public interface IIdempotencyStore
{
    Task<IdempotencyDecision> DecideAsync(IdempotentRequest request, CancellationToken cancellationToken);

    /// <summary>Commits everything that the request changed together with its answer.</summary>
    /// <returns>False when another node took the key over meanwhile: then nothing was committed.</returns>
    Task<bool> CompleteAsync(IdempotencyDecision.Run run, IdempotentAnswer answer, CancellationToken cancellationToken);

    /// <summary>Drops what the request changed, and frees the key for another try.</summary>
    Task ReleaseAsync(IdempotencyDecision.Run run, CancellationToken cancellationToken);
}
