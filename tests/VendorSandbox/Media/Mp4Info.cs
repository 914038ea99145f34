namespace StreamHub.VendorSandbox.Media;

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
)
{
    public bool HasAudio => Codecs.Any(codec => codec is "mp4a.40.2" or "opus");

    /// <summary>The fragments that a stretch of it touches; nothing is cut.</summary>
    public Mp4Info Between(double start, double end)
    {
        var (touched, at) = (new List<Mp4Fragment>(), 0.0);
        foreach (var fragment in Fragments)
        {
            if (at < end && at + fragment.DurationSeconds > start)
            {
                touched.Add(fragment);
            }

            at += fragment.DurationSeconds;
        }

        return this with
        {
            DurationSeconds = Math.Round(end - start, 3),
            Fragments = touched,
        };
    }
}

public sealed record Mp4Fragment(long Offset, long Length, double DurationSeconds);
