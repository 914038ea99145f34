using System.Buffers;
using System.Text;
using System.Xml;

namespace StreamHub.WebApi.Feeds;

/// <summary>Texts of people in XML, which does not take every character in any spelling.</summary>
internal static class XmlText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(code => (char)code).Where(c => !XmlConvert.IsXmlChar(c)),
    ]);

    /// <summary>The text without what XML 1.0 has no place for: control characters, halves of pairs, U+FFFE and U+FFFF.</summary>
    public static string Clean(string text)
    {
        var first = MayBeBad(text) ? FirstBad(text, 0) : -1;
        if (first < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        var from = 0;
        for (var bad = first; bad >= 0; bad = FirstBad(text, from))
        {
            clean.Append(text, from, bad - from);
            from = bad + 1;
        }

        return clean.Append(text, from, text.Length - from).ToString();
    }

    public static void WriteText(this XmlWriter xml, string name, string text, string? space = null)
    {
        xml.WriteStartElement(name, space);
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    public static void WriteOptional(this XmlWriter xml, string name, string? text, string? space = null)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            xml.WriteText(name, text, space);
        }
    }

    // Nearly all texts are settled here, many characters at a time.
    private static bool MayBeBad(ReadOnlySpan<char> text) =>
        text.ContainsAny(Controls) || text.ContainsAnyInRange('\uD800', '\uFFFF');

    private static int FirstBad(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }
}
