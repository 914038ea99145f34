namespace StreamHub.VendorSandbox.Cloudflare;

/// <param name="Codecs">RFC 6381 names, or empty when a sample entry is not one the sandbox can name.</param>
/// <param name="HeaderLength">For a fragmented file, the bytes before its first fragment: ftyp and moov.</param>
/// <param name="Fragments">Empty unless the file is fragmented.</param>
public sealed record Mp4Info(
    double DurationSeconds,
    int Width,
    int Height,
    IReadOnlyList<string> Codecs,
    long HeaderLength,
    IReadOnlyList<Mp4Fragment> Fragments
);

public sealed record Mp4Fragment(long Offset, long Length, double DurationSeconds);
