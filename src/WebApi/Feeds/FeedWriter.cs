using System.Globalization;
using System.Text;
using System.Xml;
using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Ports;
using StreamHub.Domain.Feeds;

namespace StreamHub.WebApi.Feeds;

/// <summary>
/// Feeds as podcast apps and directories read them: RSS 2.0 with the tags of iTunes, Podcasting 2.0 and Atom, in pages
/// (RFC 5005).
/// </summary>
public sealed class FeedWriter(AppUrls urls, FeedTerms terms)
{
    public const string ContentType = "application/rss+xml; charset=utf-8";

    private const string Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private const string Podcast = "https://podcastindex.org/namespace/1.0";
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const int BytesOfEpisode = 1_200;
    private const int BytesOfShow = 4_000;

    // Texts are cleaned as they are written, so that the writer need not look at each character again.
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CheckCharacters = false,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <param name="token">The secret part of a subscriber's address; <c>null</c> for the public feed.</param>
    public ReadOnlyMemory<byte> Write(FeedPage page, string? token = null)
    {
        var buffer = new MemoryStream(SizeOf(page));
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "itunes", null, Itunes);
            xml.WriteAttributeString("xmlns", "podcast", null, Podcast);
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteAttributeString("xmlns", "content", null, Content);
            xml.WriteStartElement("channel");
            WriteShow(xml, page, token);
            foreach (var episode in page.Episodes)
            {
                WriteEpisode(xml, page.Show, episode, token);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    // About, so that the buffer grows seldom.
    private static int SizeOf(FeedPage page) =>
        BytesOfShow
        + page.Episodes.Sum(episode =>
            BytesOfEpisode + 2 * episode.Title.Length + episode.Description.Length + (episode.Notes?.Length ?? 0)
        );

    private void WriteShow(XmlWriter xml, FeedPage page, string? token)
    {
        var show = page.Show;
        var feed = urls.For(token is null ? FeedPaths.OfShow(show.Slug) : FeedPaths.OfSubscriber(token)).AbsoluteUri;
        var link = show.Link ?? urls.Public.AbsoluteUri;
        xml.WriteText("title", show.Title);
        xml.WriteText("link", link);
        xml.WriteText("description", show.Description);
        xml.WriteText("language", show.Language);
        xml.WriteOptional("copyright", show.Copyright);
        xml.WriteText("generator", "StreamHub");
        xml.WriteText("lastBuildDate", DateOf(show.UpdatedAt));
        WriteLinks(xml, page, feed, isPublic: token is null);
        xml.WriteText("author", show.Author, Itunes);
        xml.WriteStartElement("owner", Itunes);
        xml.WriteText("name", show.Author, Itunes);
        xml.WriteText("email", show.OwnerEmail, Itunes);
        xml.WriteEndElement();
        WriteReference(xml, "image", Itunes, ("href", show.ArtworkUrl));
        xml.WriteStartElement("image");
        xml.WriteText("url", show.ArtworkUrl);
        xml.WriteText("title", show.Title);
        xml.WriteText("link", link);
        xml.WriteEndElement();
        foreach (var category in show.Categories)
        {
            WriteCategory(xml, category);
        }

        xml.WriteText("explicit", TruthOf(show.IsExplicit), Itunes);
        xml.WriteText("type", show.Type == ShowType.Serial ? "serial" : "episodic", Itunes);
        if (token is not null)
        {
            xml.WriteText("block", "Yes", Itunes);
        }

        xml.WriteText("guid", show.PodcastGuid.ToString(), Podcast);
        xml.WriteStartElement("locked", Podcast);
        xml.WriteAttributeString("owner", XmlText.Clean(show.OwnerEmail));
        xml.WriteString(show.IsLocked ? "yes" : "no");
        xml.WriteEndElement();
        xml.WriteText("medium", "podcast", Podcast);
        if (show.FundingUrl is not null)
        {
            xml.WriteStartElement("funding", Podcast);
            xml.WriteAttributeString("url", show.FundingUrl);
            xml.WriteString(XmlText.Clean(show.FundingText ?? show.Title));
            xml.WriteEndElement();
        }
    }

    private void WriteLinks(XmlWriter xml, FeedPage page, string feed, bool isPublic)
    {
        Link("self", page.Page);
        if (page.Page > 1 || page.HasNext)
        {
            Link("first", 1);
        }

        if (page.Page > 1)
        {
            Link("prev", page.Page - 1);
        }

        if (page.HasNext)
        {
            Link("next", page.Page + 1);
        }

        if (isPublic && terms.Hub is { } hub)
        {
            WriteReference(xml, "link", Atom, ("rel", "hub"), ("href", hub.AbsoluteUri));
        }

        void Link(string relation, int number)
        {
            var joint = isPublic ? '?' : '&';
            var address =
                number == 1 ? feed : string.Create(CultureInfo.InvariantCulture, $"{feed}{joint}page={number}");
            WriteReference(xml, "link", Atom, ("rel", relation), ("href", address), ("type", "application/rss+xml"));
        }
    }

    private static void WriteCategory(XmlWriter xml, string category)
    {
        var levels = category.Split(PodcastCategories.Separator);
        foreach (var level in levels)
        {
            xml.WriteStartElement("category", Itunes);
            xml.WriteAttributeString("text", level);
        }

        foreach (var _ in levels)
        {
            xml.WriteEndElement();
        }
    }

    private void WriteEpisode(XmlWriter xml, FeedShow show, FeedEpisode episode, string? token)
    {
        xml.WriteStartElement("item");
        xml.WriteText("title", episode.Title);
        xml.WriteText("title", episode.Title, Itunes);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(XmlText.Clean(episode.ItemGuid));
        xml.WriteEndElement();
        xml.WriteText("pubDate", DateOf(episode.PublishedAt));
        xml.WriteText("description", episode.Description);
        xml.WriteOptional("encoded", episode.Notes, Content);
        var file = token is null
            ? FeedPaths.OfEpisode(show.Slug, episode.Id, episode.MediaType)
            : FeedPaths.OfSubscribersEpisode(token, episode.Id, episode.MediaType);
        WriteReference(
            xml,
            "enclosure",
            null,
            ("url", urls.For(file).AbsoluteUri),
            ("length", NumberOf(episode.MediaBytes)),
            ("type", episode.MediaType)
        );
        WriteNumber(xml, "duration", episode.DurationSeconds);
        WriteNumber(xml, "season", episode.Season);
        WriteNumber(xml, "episode", episode.Number);
        xml.WriteText("episodeType", TypeOf(episode.Type), Itunes);
        xml.WriteText("explicit", TruthOf(episode.IsExplicit), Itunes);
        if (episode.ArtworkUrl is not null)
        {
            WriteReference(xml, "image", Itunes, ("href", episode.ArtworkUrl));
        }

        if (episode.ChaptersUrl is not null)
        {
            WriteReference(
                xml,
                "chapters",
                Podcast,
                ("url", episode.ChaptersUrl),
                ("type", "application/json+chapters")
            );
        }

        if (episode is { TranscriptUrl: { } transcript, TranscriptFormat: { } format })
        {
            WriteReference(xml, "transcript", Podcast, ("url", transcript), ("type", TypeOf(format)));
        }

        xml.WriteEndElement();
    }

    private static void WriteNumber(XmlWriter xml, string name, int? number)
    {
        if (number is { } given)
        {
            xml.WriteText(name, NumberOf(given), Itunes);
        }
    }

    private static void WriteReference(
        XmlWriter xml,
        string name,
        string? space,
        params ReadOnlySpan<(string Name, string Value)> attributes
    )
    {
        xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, XmlText.Clean(value));
        }

        xml.WriteEndElement();
    }

    private static string NumberOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string TruthOf(bool value) => value ? "true" : "false";

    // RFC 1123's form of what RFC 822 asks for, with the year's four digits.
    private static string DateOf(DateTimeOffset moment) => moment.ToString("r", CultureInfo.InvariantCulture);

    private static string TypeOf(EpisodeType type) =>
        type switch
        {
            EpisodeType.Trailer => "trailer",
            EpisodeType.Bonus => "bonus",
            _ => "full",
        };

    private static string TypeOf(TranscriptFormat format) =>
        format switch
        {
            TranscriptFormat.Vtt => "text/vtt",
            TranscriptFormat.Srt => "application/x-subrip",
            TranscriptFormat.Json => "application/json",
            TranscriptFormat.Html => "text/html",
            _ => "text/plain",
        };
}
