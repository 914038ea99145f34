using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

// What we read and write of Cloudflare Stream's objects; their members are theirs, in camelCase. An answer that lacks a
// member which has no default here is none that we understand.

internal sealed record CloudflareEnvelope<T>(T? Result = default, IReadOnlyList<CloudflareMessage>? Errors = null);

internal sealed record CloudflareMessage(int Code, string? Message = null);

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
    CloudflareStatus? Status = null,
    decimal? Duration = null,
    long? Size = null,
    CloudflareInput? Input = null,
    string? Created = null,
    string? Creator = null,
    bool RequireSignedURLs = false,
    JsonElement Meta = default
);

/// <summary>What is left out stays as it is.</summary>
internal sealed record CloudflareEdit(bool? RequireSignedURLs = null, JsonObject? Meta = null);

internal sealed record CloudflareStatus(
    string? State = null,
    string? PctComplete = null,
    string? ErrorReasonCode = null,
    string? ErrorReasonText = null
);

/// <summary>-1 while unknown.</summary>
internal sealed record CloudflareInput(int? Width = null, int? Height = null);

/// <param name="Pem">The private key's PEM, in base64.</param>
internal sealed record CloudflareSigningKey(string Id, string Pem);
