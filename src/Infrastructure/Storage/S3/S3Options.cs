using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Storage.S3;

/// <summary>
/// A bucket that speaks S3: at AWS, Google Cloud Storage (with HMAC keys), Supabase, R2 or MinIO. Files are on this
/// machine's disk when there is none.
/// </summary>
public sealed class S3Options : ICheckedOptions
{
    public static string Section => "Storage:S3";

    public string? Bucket { get; set; }

    /// <summary>Where browsers reach it, too; AWS's own for the region when absent.</summary>
    public Uri? Endpoint { get; set; }

    public string Region { get; set; } = "us-east-1";

    public string? AccessKeyId { get; set; }

    public string? SecretAccessKey { get; set; }

    /// <summary>Whether the bucket is part of the path and not of the host.</summary>
    public bool PathStyle { get; set; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Bucket);

    public IEnumerable<string> Problems() =>
        IsOn
            ? SettingRules.Collect(
                Endpoint is null ? null : SettingRules.NotWebAddress(nameof(Endpoint), Endpoint),
                SettingRules.Missing(nameof(Region), Region),
                SettingRules.Missing(nameof(AccessKeyId), AccessKeyId),
                SettingRules.Missing(nameof(SecretAccessKey), SecretAccessKey)
            )
            : [];
}
