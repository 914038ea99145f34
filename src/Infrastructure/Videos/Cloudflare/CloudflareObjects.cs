namespace StreamHub.Infrastructure.Videos.Cloudflare;

// What we read and write of Cloudflare Stream's objects; their members are theirs, in camelCase.

internal sealed record CloudflareEnvelope<T>(bool Success, T? Result, IReadOnlyList<CloudflareMessage>? Errors);

internal sealed record CloudflareMessage(int Code, string? Message);

internal sealed record CloudflareDirectUploadRequest(
    int MaxDurationSeconds,
    DateTimeOffset Expiry,
    bool RequireSignedURLs,
    string Creator,
    IReadOnlyDictionary<string, string> Meta
);

internal sealed record CloudflareDirectUpload(string Uid, Uri UploadURL);

/// <param name="Duration">Seconds; -1 while unknown.</param>
/// <param name="Size">Bytes; 0 while unknown.</param>
internal sealed record CloudflareVideo(
    string Uid,
    CloudflareStatus? Status,
    decimal? Duration,
    long? Size,
    CloudflareInput? Input
);

internal sealed record CloudflareStatus(
    string? State,
    string? PctComplete,
    string? ErrorReasonCode,
    string? ErrorReasonText
);

/// <summary>-1 while unknown.</summary>
internal sealed record CloudflareInput(int? Width, int? Height);

/// <param name="Pem">The private key's PEM, in base64.</param>
internal sealed record CloudflareSigningKey(string Id, string Pem);
