using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Faults;

[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>Answers <see cref="Fault.Status"/> with an empty body.</summary>
    Status,

    /// <summary>Answers as always, but <see cref="Fault.DelayMs"/> later.</summary>
    Slow,

    /// <summary>Never answers; the client has to give up.</summary>
    Hang,

    /// <summary>Answers 200 and the beginning of a body, and never the rest.</summary>
    Stall,

    /// <summary>Breaks the connection.</summary>
    Reset,

    /// <summary>Answers 200 with JSON that stops in the middle.</summary>
    BrokenJson,

    /// <summary>Answers 429, with <see cref="Fault.RetryAfterSeconds"/>.</summary>
    RateLimit,

    /// <summary>Answers <see cref="Fault.Status"/> with <see cref="Fault.Body"/>: a proxy's page, or what breaks the contract.</summary>
    Answer,
}

[JsonConverter(typeof(JsonStringEnumConverter<FaultPhase>))]
public enum FaultPhase
{
    /// <summary>The request has no effect.</summary>
    Before,

    /// <summary>The request takes effect, and the caller does not learn of it.</summary>
    After,
}

public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    public FaultPhase Phase { get; init; }

    public int Status { get; init; } = StatusCodes.Status500InternalServerError;

    public string Body { get; init; } = "";

    public string ContentType { get; init; } = "application/json";

    public int DelayMs { get; init; } = 2000;

    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>How many requests it hits; without it, all until it is cleared.</summary>
    public int? Times { get; init; }

    /// <summary>Only requests with this method.</summary>
    public string? Method { get; init; }

    /// <summary>Only paths that begin or end so; the vendor's own path, without the sandbox's prefix, counts too.</summary>
    public string? Path { get; init; }

    internal bool Hits(HttpRequest request, string vendor)
    {
        var whole = request.Path.Value ?? "";
        var own = whole[(vendor.Length + 1)..];
        return (Method is null || Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            && (
                Path is null
                || whole.StartsWith(Path, StringComparison.Ordinal)
                || own.StartsWith(Path, StringComparison.Ordinal)
                || whole.EndsWith(Path, StringComparison.Ordinal)
            );
    }
}
