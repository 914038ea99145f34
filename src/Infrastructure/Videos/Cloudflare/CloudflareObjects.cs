using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

// What we read and write of Cloudflare Stream's objects; their members are theirs, in camelCase. An answer that lacks a
// member which has no default here is none that we understand.

internal sealed record CloudflareEnvelope<T>(T? Result = null, IReadOnlyList<CloudflareMessage>? Errors = null)
    where T : class;

internal sealed record CloudflareMessage(int Code, string? Message = null);

internal sealed record CloudflareDirectUploadRequest(
    int MaxDurationSeconds,
    DateTimeOffset Expiry,
    bool RequireSignedURLs,
    string Creator,
    IReadOnlyDictionary<string, string> Meta,
    IReadOnlyList<string> AllowedOrigins,
    CloudflareWatermarkChoice? Watermark
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
    JsonElement Meta = default,
    IReadOnlyList<string>? AllowedOrigins = null
);

/// <summary>What is left out stays as it is.</summary>
internal sealed record CloudflareEdit(
    bool? RequireSignedURLs = null,
    JsonObject? Meta = null,
    IReadOnlyList<string>? AllowedOrigins = null
);

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

/// <param name="Status"><c>active</c>, <c>disabled</c> or <c>expired</c>.</param>
internal sealed record CloudflareToken(string Status);

/// <param name="Exp">Seconds of Unix time.</param>
internal sealed record CloudflarePlaybackTokenRequest(long Exp, bool Downloadable);

internal sealed record CloudflarePlaybackToken(string Token);

internal sealed record CloudflareWebhookRequest(string NotificationUrl);

internal sealed record CloudflareWebhook(string? NotificationUrl = null, string? Secret = null);

/// <param name="Status">Of generated captions; what was uploaded is ready at once.</param>
internal sealed record CloudflareCaption(
    string Language,
    string? Label = null,
    bool? Generated = null,
    string? Status = null
);

internal sealed record CloudflareClipRequest(
    string ClippedFromVideoUID,
    int StartTimeSeconds,
    int EndTimeSeconds,
    bool RequireSignedURLs,
    string Creator,
    IReadOnlyList<string> AllowedOrigins
);

/// <param name="Uid">In the guide, but not in the API's description, which has only addresses with it.</param>
/// <param name="Preview">The clip's page: <c>https://…/{uid}/watch</c>.</param>
internal sealed record CloudflareClip(string? Uid = null, Uri? Preview = null);

/// <param name="Default">The MP4; absent when none was asked for.</param>
internal sealed record CloudflareDownloads(CloudflareDownload? Default = null);

internal sealed record CloudflareDownload(string Status, decimal? PercentComplete = null);

/// <param name="ThumbnailTimestampPct">A part of the video's length, from 0 to 1.</param>
internal sealed record CloudflareThumbnailEdit(decimal ThumbnailTimestampPct);

internal sealed record CloudflareWatermarkChoice(string Uid);

internal sealed record CloudflareWatermarkRequest(
    Uri Url,
    string Name,
    decimal Opacity,
    decimal Padding,
    decimal Scale,
    string Position
);

internal sealed record CloudflareWatermark(string Uid, int? Width = null, int? Height = null);
