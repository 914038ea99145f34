using StreamHub.VendorSandbox.Media;

namespace StreamHub.VendorSandbox.Mux;

public sealed class MuxState
{
    /// <summary>By id. The one that the settings name is here only after something about it was changed.</summary>
    public OrderedDictionary<string, MuxEnvironment> Environments { get; init; } = [];

    public OrderedDictionary<string, MuxUpload> Uploads { get; init; } = [];

    public OrderedDictionary<string, MuxAsset> Assets { get; init; } = [];

    public OrderedDictionary<string, MuxSigningKey> SigningKeys { get; init; } = [];

    public OrderedDictionary<string, MuxPlaybackRestriction> PlaybackRestrictions { get; init; } = [];

    /// <summary>How many objects there ever were: cursors count by it.</summary>
    public long Sequence { get; set; }

    /// <summary>Mux's rule is about one; null sets no limit.</summary>
    public int? WritesPerSecond { get; set; }

    /// <summary>How many text tracks are still to end as errored, whatever is in them.</summary>
    public int TracksToFail { get; set; }
}

/// <summary>What Mux calls an environment: an account of its own, with its token, keys and webhook.</summary>
public sealed record MuxEnvironment
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string TokenId { get; init; }

    public required string TokenSecret { get; init; }

    /// <summary>What its token may do, of <see cref="MuxPermission"/>.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = MuxPermission.All;

    public string? WebhookUrl { get; init; }

    public required string WebhookSecret { get; init; }
}

public static class MuxPermission
{
    public const string ReadVideo = "video:read";

    public const string WriteVideo = "video:write";

    public const string ReadSystem = "system:read";

    public const string WriteSystem = "system:write";

    public static IReadOnlyList<string> All { get; } = [ReadVideo, WriteVideo, ReadSystem, WriteSystem];
}

public sealed record MuxSigningKey(
    string Id,
    string EnvironmentId,
    long Sequence,
    string PrivatePem,
    DateTimeOffset Created
);

public sealed record MuxError(string Type, IReadOnlyList<string> Messages);

public sealed record MuxUpload
{
    public required string Id { get; init; }

    public required string EnvironmentId { get; init; }

    public required long Sequence { get; init; }

    /// <summary>The secret in its one-time URL.</summary>
    public required string Token { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required int TimeoutSeconds { get; init; }

    public required string CorsOrigin { get; init; }

    public bool Test { get; init; }

    public AssetSettings Settings { get; init; } = new();

    public string Status { get; init; } = UploadStatus.Waiting;

    public string? AssetId { get; init; }

    public MuxError? Error { get; init; }

    /// <summary>Waiting ends by itself.</summary>
    public string StatusAt(DateTimeOffset now) =>
        Status == UploadStatus.Waiting && Created.AddSeconds(TimeoutSeconds) <= now ? UploadStatus.TimedOut : Status;
}

public static class UploadStatus
{
    public const string Waiting = "waiting";

    public const string AssetCreated = "asset_created";

    public const string Errored = "errored";

    public const string Cancelled = "cancelled";

    public const string TimedOut = "timed_out";
}

public sealed record MuxAsset
{
    public required string Id { get; init; }

    public required string EnvironmentId { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required AssetSettings Settings { get; init; }

    public required IReadOnlyList<MuxPlaybackId> PlaybackIds { get; init; }

    public bool Test { get; init; }

    public string Status { get; init; } = MuxStatus.Preparing;

    public MuxError? Error { get; init; }

    public string? UploadId { get; init; }

    public string? SourceAssetId { get; init; }

    public Mp4Info? Media { get; init; }

    public long Size { get; init; }

    public IReadOnlyList<MuxTrack> Tracks { get; init; } = [];

    public IReadOnlyList<MuxRendition> Renditions { get; init; } = [];
}

public static class MuxStatus
{
    public const string Preparing = "preparing";

    public const string Ready = "ready";

    public const string Errored = "errored";

    /// <summary>A rendition larger than what was uploaded is not made.</summary>
    public const string Skipped = "skipped";
}

public sealed record MuxPlaybackId(string Id, string Policy)
{
    public const string PublicPolicy = "public";

    public const string SignedPolicy = "signed";
}

public sealed record MuxTrack
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public string Status { get; init; } = MuxStatus.Preparing;

    public string? TextSource { get; init; }

    public string? LanguageCode { get; init; }

    public string? Name { get; init; }

    public bool? ClosedCaptions { get; init; }

    public string? Passthrough { get; init; }

    /// <summary>Where the text comes from; null for one that is generated.</summary>
    public string? Url { get; init; }

    public MuxError? Error { get; init; }

    public bool IsText => Type == Text;

    public const string Text = "text";

    public const string Video = "video";

    public const string Audio = "audio";
}

public sealed record MuxRendition(string Id, string Resolution, string? Passthrough, string Status);
