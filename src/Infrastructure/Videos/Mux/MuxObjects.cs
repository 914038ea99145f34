using System.Globalization;

namespace StreamHub.Infrastructure.Videos.Mux;

// What we read and write of Mux Video's objects; their members are theirs, in snake_case. An answer that lacks a member
// which has no default here is none that we understand.

internal sealed record MuxEnvelope<T>(T? Data = null)
    where T : class;

internal sealed record MuxRefusal(MuxReasons? Error = null);

internal sealed record MuxReasons(string? Type = null, IReadOnlyList<string>? Messages = null);

/// <param name="Timeout">Seconds that the address takes a file for.</param>
internal sealed record MuxUploadRequest(string CorsOrigin, int Timeout, MuxNewAsset NewAssetSettings);

internal sealed record MuxNewAsset(IReadOnlyList<string> PlaybackPolicies, string Passthrough, MuxMetadata Meta);

internal sealed record MuxMetadata(string Title, string CreatorId, string ExternalId);

/// <param name="Url">Only while it waits for the file.</param>
internal sealed record MuxUpload(
    string Id,
    string Status,
    string? AssetId = null,
    Uri? Url = null,
    MuxUploadError? Error = null
);

internal sealed record MuxUploadError(string? Type = null, string? Message = null);

/// <param name="Duration">Seconds, once known.</param>
internal sealed record MuxAsset(
    string Id,
    string Status,
    decimal? Duration = null,
    string? Passthrough = null,
    MuxProgress? Progress = null,
    IReadOnlyList<MuxPlaybackId>? PlaybackIds = null,
    IReadOnlyList<MuxTrack>? Tracks = null,
    MuxRenditions? StaticRenditions = null,
    MuxReasons? Errors = null
);

/// <param name="Progress">Percent; -1 where it can't be told.</param>
internal sealed record MuxProgress(decimal? Progress = null);

internal sealed record MuxPlaybackId(string Id, string Policy);

internal sealed record MuxTrack(string? Type = null, int? MaxWidth = null, int? MaxHeight = null);

internal sealed record MuxRenditions(IReadOnlyList<MuxRendition>? Files = null);

internal sealed record MuxRendition(string Id, string? Resolution = null, string? Status = null);

internal sealed record MuxRenditionRequest(string Resolution);

/// <summary>Whose token it is that asks.</summary>
internal sealed record MuxIdentity(string EnvironmentId);

/// <param name="PrivateKey">Its PEM, in base64.</param>
internal sealed record MuxSigningKey(string Id, string PrivateKey);

/// <summary>What an asset carries for us: whose it is, and how long it may be, which Mux itself does not bound.</summary>
internal sealed record MuxPassthrough(Guid VideoId, int MaxDurationSeconds)
{
    public static int? MaxDurationIn(string? passthrough) =>
        passthrough?.Split(' ') is [_, var seconds] && int.TryParse(seconds, CultureInfo.InvariantCulture, out var most)
            ? most
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{VideoId} {MaxDurationSeconds}");
}
