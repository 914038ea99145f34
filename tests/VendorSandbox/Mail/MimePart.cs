namespace StreamHub.VendorSandbox.Mail;

/// <summary>A mail or a part of one: headers, and a body that may hold further parts.</summary>
internal sealed class MimePart
{
    private readonly Dictionary<string, string> _headers;
    private readonly string _body;

    private MimePart(Dictionary<string, string> headers, string body)
    {
        _headers = headers;
        _body = body;
    }

    private string ContentType => _headers.GetValueOrDefault("Content-Type", "text/plain");

    private string MediaType => ContentType.Split(';')[0].Trim();

    public static MimePart Parse(string source)
    {
        var end = source.StartsWith("\r\n", StringComparison.Ordinal)
            ? 0
            : source.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end switch
        {
            < 0 => new MimePart(ReadHeaders(source), ""),
            0 => new MimePart([], source[2..]),
            _ => new MimePart(ReadHeaders(source[..end]), source[(end + 4)..]),
        };
    }

    public string Header(string name) => EncodedWords.Decode(_headers.GetValueOrDefault(name, ""));

    /// <summary>The text of the first part of this type, or nothing.</summary>
    public string FirstText(string mediaType)
    {
        if (MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return Parts().Select(part => part.FirstText(mediaType)).FirstOrDefault(text => text.Length > 0, "");
        }

        if (!MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        var bytes = TransferEncodings.Decode(_headers.GetValueOrDefault("Content-Transfer-Encoding", "8bit"), _body);
        return TransferEncodings.CharsetOf(Parameter("charset")).GetString(bytes);
    }

    private static Dictionary<string, string> ReadHeaders(string block)
    {
        var unfolded = block
            .Replace("\r\n ", " ", StringComparison.Ordinal)
            .Replace("\r\n\t", " ", StringComparison.Ordinal);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in unfolded.Split("\r\n"))
        {
            if (line.Split(':', 2) is [var name, var value])
            {
                headers.TryAdd(name.Trim(), value.Trim());
            }
        }

        return headers;
    }

    private string? Parameter(string name) =>
        ContentType
            .Split(';')
            .Skip(1)
            .Select(parameter => parameter.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair[1].Trim().Trim('"'))
            .FirstOrDefault();

    private IEnumerable<MimePart> Parts()
    {
        var boundary = "\r\n--" + Parameter("boundary");
        var sections = ("\r\n" + _body).Split(boundary);
        return sections
            .Skip(1)
            .TakeWhile(section => !section.StartsWith("--", StringComparison.Ordinal))
            .Select(section => Parse(section[(section.IndexOf("\r\n", StringComparison.Ordinal) + 2)..]));
    }
}
