namespace StreamHub.VendorSandbox.Media;

/// <summary>The movie header, and what it tells about the fragments that follow it.</summary>
internal sealed class Mp4Movie
{
    private readonly Dictionary<uint, Mp4Track> _tracks;

    public Mp4Movie(Mp4Box moov)
    {
        _tracks = moov.Children("trak").Select(trak => Mp4Track.Read(trak, moov)).ToDictionary(track => track.Id);
        DurationSeconds = DurationOf(moov);
    }

    public bool HasVideo => Video is not null;

    public int Width => Video?.Width ?? 0;

    public int Height => Video?.Height ?? 0;

    /// <summary>Null when only the fragments know.</summary>
    public double? DurationSeconds { get; }

    public IReadOnlyList<string> Codecs
    {
        get
        {
            var names = _tracks.Values.Where(track => track.IsVideo || track.IsAudio).Select(track => track.Codec);
            return names.Contains(null) ? [] : [.. names.OfType<string>()];
        }
    }

    private Mp4Track? Video => _tracks.Values.FirstOrDefault(track => track.IsVideo);

    /// <summary>A fragment lasts as long as its video samples, or as its first track where it carries no video.</summary>
    public double SecondsOf(Mp4Box moof)
    {
        var runs = moof.Children("traf")
            .Select(traf => (Track: _tracks[traf.Child("tfhd")!.Value.UInt32(4)], Traf: traf))
            .ToList();
        var (track, chosen) = runs.FirstOrDefault(run => run.Track.IsVideo, runs[0]);
        return track.SecondsOf(chosen);
    }

    private static double? DurationOf(Mp4Box moov)
    {
        var header = moov.Child("mvhd") ?? throw new InvalidDataException("The movie has no header.");
        var (timescale, duration) =
            header.Version == 1 ? (header.UInt32(20), header.UInt64(24)) : (header.UInt32(12), header.UInt32(16));
        if (duration == 0 && moov.Child("mvex", "mehd") is { } extends)
        {
            duration = extends.Version == 1 ? extends.UInt64(4) : extends.UInt32(4);
        }

        return duration == 0 || timescale == 0 ? null : (double)duration / timescale;
    }
}
