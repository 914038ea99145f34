using System.Collections.Concurrent;
using System.Security.Cryptography;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.S3;

/// <summary>What a test may see and decide at the object store. It forgets everything when it ends.</summary>
public sealed class S3Control(SandboxSettings settings, SandboxAddress address)
{
    internal ConcurrentDictionary<string, S3Object> Objects { get; } = new(StringComparer.Ordinal);

    internal ConcurrentDictionary<string, S3Upload> Uploads { get; } = new(StringComparer.Ordinal);

    public S3Settings Settings => settings.S3;

    public string Endpoint => $"{address.Value}";

    public static string Bucket => Vendors.S3;

    public IReadOnlyCollection<string> Keys => [.. Objects.Keys];

    /// <summary>Uploads in parts that are neither complete nor called off.</summary>
    public int OpenUploads => Uploads.Count;

    /// <summary>Writes over what there is.</summary>
    public void Put(string key, byte[] content, string contentType = "application/octet-stream") =>
        Objects[key] = S3Object.Of(content, contentType);

    internal void Reset()
    {
        Objects.Clear();
        Uploads.Clear();
    }
}

internal sealed record S3Object(byte[] Content, string ContentType, string ETag)
{
    public static S3Object Of(byte[] content, string contentType) => new(content, contentType, TagOf(content));

    public static string TagOf(byte[] content) => $"\"{Convert.ToHexStringLower(Md5(content))}\"";

    // The store's own name for content, which nothing is secured by.
#pragma warning disable CA5351
    public static byte[] Md5(byte[] content) => MD5.HashData(content);
#pragma warning restore CA5351
}

internal sealed record S3Upload(string Key, string ContentType)
{
    public ConcurrentDictionary<int, byte[]> Parts { get; } = [];
}
