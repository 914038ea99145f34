namespace StreamHub.Domain.Common;

/// <summary>What an expected failure means to its caller; the web maps each kind to one HTTP status.</summary>
public enum ErrorKind
{
    Invalid,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    VendorRejected,
    Unavailable,
}

/// <summary>An expected failure.</summary>
/// <param name="Code">Stable, snake_case; clients branch on it and it is never renamed.</param>
/// <param name="Message">For people; may be reworded.</param>
public sealed record Error(string Code, string Message, ErrorKind Kind)
{
    /// <summary>Facts that a client can act on: a limit's name, what is used, which fields are wrong.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; init; } = new Dictionary<string, object?>();

    /// <summary>How long to wait before the same may succeed.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Error Invalid(string code, string message) => new(code, message, ErrorKind.Invalid);

    public static Error Unauthenticated(string code, string message) => new(code, message, ErrorKind.Unauthenticated);

    public static Error Forbidden(string code, string message) => new(code, message, ErrorKind.Forbidden);

    public static Error NotFound(string code, string message) => new(code, message, ErrorKind.NotFound);

    public static Error Conflict(string code, string message) => new(code, message, ErrorKind.Conflict);

    public static Error VendorRejected(string code, string message) => new(code, message, ErrorKind.VendorRejected);

    public static Error Unavailable(string code, string message) => new(code, message, ErrorKind.Unavailable);
}
