using System.Text;
using System.Xml;

namespace StreamHub.WebApi.Feeds;

/// <summary>Texts of people in XML, which does not take every character in any spelling.</summary>
internal static class XmlText
{
    /// <summary>The text without what XML 1.0 has no place for: control characters, halves of pairs, U+FFFE and U+FFFF.</summary>
    public static string Clean(string text)
    {
        var first = FirstBad(text, 0);
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
