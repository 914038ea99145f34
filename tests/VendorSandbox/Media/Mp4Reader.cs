namespace StreamHub.VendorSandbox.Media;

/// <summary>Reads of an MP4 file what a player and the API need: size, duration, codecs and where its fragments lie.</summary>
internal sealed class Mp4Reader
{
    private const int LargestHeaderBox = 64 * 1024 * 1024;

    private readonly List<Mp4Fragment> _fragments = [];
    private Mp4Movie? _movie;
    private long _headerLength;
    private long? _fragmentStart;
    private double _fragmentSeconds;

    /// <summary>Null when the bytes are not a video that can be played.</summary>
    public static Mp4Info? Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            return new Mp4Reader().Read(file);
        }
        catch (Exception damage)
            when (damage
                    is InvalidDataException
                        or EndOfStreamException
                        or ArgumentException
                        or OverflowException
                        or IndexOutOfRangeException
            )
        {
            return null;
        }
    }

    private Mp4Info? Read(FileStream file)
    {
        Span<byte> header = stackalloc byte[16];
        while (file.Position < file.Length)
        {
            var start = file.Position;
            var read = file.ReadAtLeast(header, 8, throwOnEndOfStream: true);
            var (type, size, headerSize) = Mp4Box.ReadHeader(header[..read], file.Length - start);
            var end = checked(start + size);
            if (size < headerSize || end > file.Length || (start == 0 && type != "ftyp"))
            {
                return null;
            }

            if (type is "moov" or "moof")
            {
                file.Position = start + headerSize;
                Visit(new Mp4Box(type, ReadContent(file, size - headerSize)), start);
            }

            Locate(type, start, end);
            file.Position = end;
        }

        return _movie is { HasVideo: true } movie
            ? new Mp4Info(
                Math.Round(movie.DurationSeconds ?? _fragments.Sum(fragment => fragment.DurationSeconds), 3),
                movie.Width,
                movie.Height,
                movie.Codecs,
                _fragments.Count > 0 ? _headerLength : 0,
                _fragments
            )
            : null;
    }

    private static byte[] ReadContent(FileStream file, long length)
    {
        if (length > LargestHeaderBox)
        {
            throw new InvalidDataException("A header box is larger than any player would take.");
        }

        var content = new byte[length];
        file.ReadExactly(content);
        return content;
    }

    private void Visit(Mp4Box box, long start)
    {
        if (box.Type == "moov")
        {
            _movie = new Mp4Movie(box);
            return;
        }

        if (_movie is null)
        {
            throw new InvalidDataException("A fragment comes before the movie header.");
        }

        _fragmentStart ??= start;
        _fragmentSeconds = _movie.SecondsOf(box);
    }

    /// <summary>A fragment runs from its moof, or the styp before it, to the end of its mdat.</summary>
    private void Locate(string type, long start, long end)
    {
        if (type == "moov")
        {
            _headerLength = end;
        }
        else if (type == "styp")
        {
            _fragmentStart = start;
        }
        else if (type == "mdat" && _fragmentStart is { } from)
        {
            _fragments.Add(new Mp4Fragment(from, end - from, _fragmentSeconds));
            _fragmentStart = null;
        }
    }
}
