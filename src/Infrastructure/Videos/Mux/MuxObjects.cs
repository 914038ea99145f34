using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamHub.Infrastructure.Videos.Mux;

// What we read and write of Mux Video's objects; their members are theirs, in snake_case. An answer that lacks a member
// which has no default here is none that we understand.

internal sealed record MuxEnvelope<T>(T? Data = null)
    where T : class;

/// <param name="NextCursor">What to ask the next page with; <c>null</c> at the end.</param>
internal sealed record MuxPage<T>(IReadOnlyList<T>? Data = null, string? NextCursor = null)
    where T : class;

internal sealed record MuxRefusal(MuxReasons? Error = null);

internal sealed record MuxReasons(string? Type = null, IReadOnlyList<string>? Messages = null);

/// <param name="Timeout">Seconds that the address takes a file for.</param>
internal sealed record MuxUploadRequest(string CorsOrigin, int Timeout, MuxNewAsset NewAssetSettings);

internal sealed record MuxNewAsset(IReadOnlyList<string> PlaybackPolicies, string Passthrough, MuxMetadata Meta);

internal sealed record MuxMetadata(string Title, string CreatorId, string ExternalId);

/// <summary>Another asset's stretch, as an asset of its own.</summary>
internal sealed record MuxClipRequest(
    IReadOnlyList<MuxClipInput> Inputs,
    IReadOnlyList<string> PlaybackPolicies,
    string Passthrough,
    MuxMetadata Meta
);

/// <param name="Url"><c>mux://assets/{id}</c>.</param>
/// <param name="StartTime">Seconds, as the end is.</param>
internal sealed record MuxClipInput(string Url, int StartTime, int EndTime);

/// <summary>What is left out stays as it is.</summary>
internal sealed record MuxEdit(JsonObject Meta);

internal sealed record MuxPlaybackIdRequest(string Policy);

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
    MuxReasons? Errors = null,
    string? UploadId = null,
    JsonElement Meta = default
)
{
    public string? Title => TextOf("title");

    public string? CreatorId => TextOf("creator_id");

    private string? TextOf(string name) =>
        Meta.ValueKind == JsonValueKind.Object
        && Meta.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <param name="Progress">Percent; -1 where it can't be told.</param>
internal sealed record MuxProgress(decimal? Progress = null);

internal sealed record MuxPlaybackId(string Id, string Policy);

/// <param name="TextSource">Whether a text was <c>uploaded</c>, <c>embedded</c>, or generated in one of several ways.</param>
/// <param name="LanguageCode">BCP 47; of audio <c>und</c> where nobody knows it.</param>
internal sealed record MuxTrack(
    string? Id = null,
    string? Type = null,
    int? MaxWidth = null,
    int? MaxHeight = null,
    string? Status = null,
    string? TextSource = null,
    string? LanguageCode = null,
    string? Name = null,
    bool? Primary = null
);

/// <param name="Url">Where Mux fetches the text.</param>
/// <param name="Name">What players show; no two texts of an asset have the same.</param>
internal sealed record MuxTextRequest(
    Uri Url,
    string LanguageCode,
    string Name,
    string Type = "text",
    string TextType = "subtitles"
);

internal sealed record MuxGenerationRequest(IReadOnlyList<MuxSubtitles> GeneratedSubtitles);

internal sealed record MuxSubtitles(string LanguageCode, string Name);

internal sealed record MuxRenditions(IReadOnlyList<MuxRendition>? Files = null);

internal sealed record MuxRendition(string Id, string? Resolution = null, string? Status = null);

internal sealed record MuxRenditionRequest(string Resolution);

/// <summary>Whose token it is that asks.</summary>
internal sealed record MuxIdentity(string EnvironmentId);

/// <param name="PrivateKey">Its PEM, in base64.</param>
internal sealed record MuxSigningKey(string Id, string PrivateKey);

/// <summary>What an asset carries for us: whose it is, and how long it may be, which Mux itself does not bound.</summary>
internal sealed record MuxPassthrough(Guid VideoId, int? MaxDurationSeconds = null)
{
    public static int? MaxDurationIn(string? passthrough) =>
        passthrough?.Split(' ') is [var id, var seconds]
        && Guid.TryParse(id, out _)
        && int.TryParse(seconds, CultureInfo.InvariantCulture, out var most)
            ? most
            : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{VideoId} {MaxDurationSeconds}").TrimEnd();
}
