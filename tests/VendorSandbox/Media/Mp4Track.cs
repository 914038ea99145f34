namespace StreamHub.VendorSandbox.Media;

internal sealed record Mp4Track(
    uint Id,
    string Handler,
    int Width,
    int Height,
    uint Timescale,
    uint DefaultSampleDuration,
    string? Codec
)
{
    private const int SampleEntryCount = 8;
    private const int VideoSampleEntrySize = 78;

    public bool IsVideo => Handler == "vide";

    public bool IsAudio => Handler == "soun";

    public static Mp4Track Read(Mp4Box trak, Mp4Box moov)
    {
        var header = Required(trak.Child("tkhd"));
        var media = Required(trak.Child("mdia", "mdhd"));
        var id = header.UInt32(header.Version == 1 ? 20 : 12);
        var sizeAt = header.Version == 1 ? 88 : 76;
        var defaults = moov.Child("mvex")?.Children("trex").FirstOrDefault(trex => trex.UInt32(4) == id);
        return new Mp4Track(
            id,
            Required(trak.Child("mdia", "hdlr")).FourCharacters(8),
            Width: (int)(header.UInt32(sizeAt) >> 16),
            Height: (int)(header.UInt32(sizeAt + 4) >> 16),
            Timescale: media.UInt32(media.Version == 1 ? 20 : 12),
            DefaultSampleDuration: defaults is { Content.IsEmpty: false } trex ? trex.UInt32(12) : 0,
            CodecOf(trak)
        );
    }

    public double SecondsOf(Mp4Box traf)
    {
        var fallback = DefaultDurationOf(Required(traf.Child("tfhd")));
        var ticks = traf.Children("trun").Sum(run => TicksOf(run, fallback));
        return Timescale == 0 ? 0 : (double)ticks / Timescale;
    }

    private static Mp4Box Required(Mp4Box? box) => box ?? throw new InvalidDataException("A required box is missing.");

    private static long TicksOf(Mp4Box run, uint fallback)
    {
        var count = run.UInt32(4);
        if ((run.Flags & 0x100) == 0)
        {
            return (long)count * fallback;
        }

        var at = 8 + Size(run, 0x1) + Size(run, 0x4);
        var stride = 4 + Size(run, 0x200) + Size(run, 0x400) + Size(run, 0x800);
        var ticks = 0L;
        for (var sample = 0; sample < count; sample++)
        {
            ticks += run.UInt32(at + (sample * stride));
        }

        return ticks;
    }

    private static int Size(Mp4Box box, int flag) => (box.Flags & flag) != 0 ? 4 : 0;

    private static string? CodecOf(Mp4Box trak)
    {
        var descriptions = trak.Child("mdia", "minf", "stbl", "stsd");
        var entry = descriptions?.Children(SampleEntryCount).Cast<Mp4Box?>().FirstOrDefault();
        return entry switch
        {
            { Type: "avc1" or "avc3" } video => AvcName(video),
            { Type: "mp4a" } => "mp4a.40.2",
            { Type: "Opus" } => "opus",
            _ => null,
        };
    }

    private static string? AvcName(Mp4Box entry)
    {
        var configuration = entry
            .Children(VideoSampleEntrySize)
            .Cast<Mp4Box?>()
            .FirstOrDefault(box => box?.Type == "avcC");
        return configuration is { } avc ? $"{entry.Type}.{Convert.ToHexStringLower(avc.Content.Span[1..4])}" : null;
    }

    private uint DefaultDurationOf(Mp4Box header)
    {
        if ((header.Flags & 0x8) == 0)
        {
            return DefaultSampleDuration;
        }

        var at = 8 + ((header.Flags & 0x1) != 0 ? 8 : 0) + Size(header, 0x2);
        return header.UInt32(at);
    }
}
