using System.Text;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

/// <summary>Captions in WebVTT that were found to be so, and to fit their video.</summary>
public sealed class WebVtt
{
    /// <summary>Some forty hours of talk.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Vendors round the length of a video, and the last words may end with it.</summary>
    private const long ToleranceMilliseconds = 1_000;

    private const string Arrow = "-->";
    private const string Signature = "WEBVTT";

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private WebVtt(string text) => Text = text;

    public string Text { get; }

    /// <param name="durationMilliseconds">The video's length, if known: no cue may be behind it.</param>
    /// <returns>Fails with <see cref="CaptionErrors.Invalid"/>, which names the line.</returns>
    public static Result<WebVtt> Parse(ReadOnlySpan<byte> file, long? durationMilliseconds)
    {
        if (file.Length > MaxBytes)
        {
            return CaptionErrors.Invalid(1, $"The file is larger than {MaxBytes} bytes.");
        }

        string text;
        try
        {
            text = Strict.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            var line = file[..Math.Min(exception.Index, file.Length)].Count((byte)'\n') + 1;
            return CaptionErrors.Invalid(line, "The text is not UTF-8.");
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var flaw = new Reader(lines, durationMilliseconds + ToleranceMilliseconds).FindFlaw();
        return flaw is null ? new WebVtt(text) : flaw;
    }

    /// <summary>Goes through the blocks, which blank lines part.</summary>
    private sealed class Reader(string[] lines, long? end)
    {
        private int _at;
        private int _cues;
        private long _lastStart;

        public Error? FindFlaw()
        {
            var signature = lines[0];
            if (
                !signature.StartsWith(Signature, StringComparison.Ordinal)
                || (signature.Length > Signature.Length && signature[Signature.Length] is not (' ' or '\t'))
            )
            {
                return CaptionErrors.Invalid(1, $"It must begin with {Signature}.");
            }

            var flaw = SkipText("The header");
            while (flaw is null && NextBlock())
            {
                flaw = IsComment(lines[_at]) ? SkipText("A note, style or region") : ReadCue();
            }

            return flaw ?? (_cues == 0 ? CaptionErrors.Invalid(lines.Length, "There are no cues.") : null);
        }

        private bool NextBlock()
        {
            while (_at < lines.Length && lines[_at].Length == 0)
            {
                _at++;
            }

            return _at < lines.Length;
        }

        private static bool IsComment(string line) =>
            line.Split(' ', '\t')[0] is "NOTE" || (line.TrimEnd() is "STYLE" or "REGION");

        private Error? ReadCue()
        {
            var hasName = !lines[_at].Contains(Arrow, StringComparison.Ordinal);
            if (hasName && ++_at == lines.Length)
            {
                return Flaw("A cue's times are missing.", _at);
            }

            if (!CueTimes.TryParse(lines[_at], out var times))
            {
                return Flaw("A cue's times must be written as 00:00:01.000 --> 00:00:02.000.");
            }

            if (times.Start >= times.End)
            {
                return Flaw("The cue ends before it begins.");
            }

            if (times.Start < _lastStart)
            {
                return Flaw("The cue begins before the one above it.");
            }

            if (times.End > end)
            {
                return Flaw("The cue is behind the end of the video.");
            }

            _lastStart = times.Start;
            _cues++;
            _at++;
            return SkipText("The text of a cue");
        }

        /// <summary>To the next blank line.</summary>
        private Error? SkipText(string what)
        {
            for (; _at < lines.Length && lines[_at].Length > 0; _at++)
            {
                if (lines[_at].Contains(Arrow, StringComparison.Ordinal))
                {
                    return Flaw($"{what} can't have {Arrow} in it. Is there a blank line missing above?");
                }

                if (lines[_at].Contains('\0', StringComparison.Ordinal))
                {
                    return Flaw("NUL is not allowed.");
                }
            }

            return null;
        }

        private Error Flaw(string reason, int? line = null) => CaptionErrors.Invalid(line ?? (_at + 1), reason);
    }
}
