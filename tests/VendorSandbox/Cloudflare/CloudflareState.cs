using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Media;

namespace StreamHub.VendorSandbox.Cloudflare;

public sealed class CloudflareState
{
    public OrderedDictionary<string, StreamVideo> Videos { get; init; } = [];

    /// <summary>By the one-time token in the upload's URL.</summary>
    public Dictionary<string, StreamUpload> Uploads { get; init; } = [];

    public OrderedDictionary<string, StreamWatermark> Watermarks { get; init; } = [];

    public OrderedDictionary<string, SigningKey> Keys { get; init; } = [];

    /// <summary>By id. The one that the settings name is here only after something about it was changed.</summary>
    public OrderedDictionary<string, CloudflareAccount> Accounts { get; init; } = [];

    /// <summary>Tokens besides each account's own one.</summary>
    public Dictionary<string, TokenTerms> OtherTokens { get; init; } = [];

    /// <summary>Captions in these can't be made for now.</summary>
    public HashSet<string> FailingLanguages { get; init; } = [];
}

/// <param name="Status">As the verification of tokens tells it: <c>active</c>, <c>disabled</c> or <c>expired</c>.</param>
/// <param name="IsAccounts">A token of the account itself, which the verification of users' tokens does not know.</param>
public sealed record TokenTerms(string AccountId, bool MayRead, bool MayEdit, string Status, bool IsAccounts);

public sealed record StreamVideo
{
    public required string Uid { get; init; }

    public string? AccountId { get; init; }

    public string? Creator { get; init; }

    public JsonObject Meta { get; init; } = [];

    public bool RequireSignedUrls { get; init; }

    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    public double ThumbnailTimestampPct { get; init; }

    public string? WatermarkUid { get; init; }

    public int? MaxDurationSeconds { get; init; }

    public DateTimeOffset? ScheduledDeletion { get; init; }

    public DateTimeOffset? UploadExpiry { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Modified { get; init; }

    public DateTimeOffset? Uploaded { get; init; }

    public DateTimeOffset? ReadyAt { get; init; }

    public string State { get; init; } = VideoState.PendingUpload;

    public string ErrorCode { get; init; } = "";

    public string ErrorText { get; init; } = "";

    public long Size { get; init; }

    public bool DownloadEnabled { get; init; }

    public Mp4Info? Media { get; init; }

    public IReadOnlyList<StreamCaption> Captions { get; init; } = [];

    /// <summary>What it was cut from, if it was.</summary>
    public StreamClip? Clip { get; init; }
}

/// <summary>What is <c>null</c> is as Cloudflare has it by default.</summary>
public sealed record StreamWatermark
{
    public required string Uid { get; init; }

    public string AccountId { get; init; } = "";

    public required string Name { get; init; }

    public double? Opacity { get; init; }

    public double? Padding { get; init; }

    public double? Scale { get; init; }

    public string? Position { get; init; }

    public string? DownloadedFrom { get; init; }

    public long Size { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public DateTimeOffset Created { get; init; }
}

/// <param name="ReadyAt">When the vendor is done with it.</param>
/// <param name="Fails">The vendor is done by giving up.</param>
public sealed record StreamCaption(string Language, string Text, bool Generated, DateTimeOffset ReadyAt, bool Fails);

public sealed record StreamClip(string SourceUid, int StartSeconds, int EndSeconds);

public static class VideoState
{
    public const string PendingUpload = "pendingupload";

    public const string Queued = "queued";

    public const string InProgress = "inprogress";

    public const string Ready = "ready";

    public const string Error = "error";
}

/// <param name="Length">What a tus upload announced; null for a form upload.</param>
public sealed record StreamUpload(string Token, string VideoUid, long? Length, DateTimeOffset Expires, bool Finished);

/// <param name="Listed">The account's own key for the token endpoint is not among those a client created.</param>
public sealed record SigningKey(string Id, string? AccountId, string PrivatePem, DateTimeOffset Created, bool Listed);

public sealed record WebhookSubscription(string Url, string Secret, DateTimeOffset Modified);
