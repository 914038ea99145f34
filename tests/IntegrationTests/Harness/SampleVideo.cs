using System.Security.Cryptography;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>The sample that <c>build/demo</c> uploads by default.</summary>
public static class SampleVideo
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "sample.mp4");

    public static byte[] Bytes { get; } = File.ReadAllBytes(Path);

    public static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
