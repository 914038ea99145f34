using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <param name="Id">The track's, at Mux.</param>
internal sealed record MuxText(string Id, CaptionTrack Track);

/// <summary>What Mux's words about an asset's sound and text tracks mean to us.</summary>
internal static class MuxTexts
{
    private const string UnknownLanguage = "und";

    /// <returns><c>null</c> when one of them is none that we understand.</returns>
    public static IReadOnlyList<MuxText>? In(MuxAsset asset)
    {
        var texts = (asset.Tracks ?? []).Where(track => track.Type == "text").Select(Read).ToList();
        return texts.TrueForAll(text => text is not null) ? [.. texts.OfType<MuxText>()] : null;
    }

    /// <returns><c>null</c> for a state or a language that is none.</returns>
    public static MuxText? Read(MuxTrack track)
    {
        CaptionState? state = track.Status switch
        {
            "ready" => CaptionState.Ready,
            "preparing" => CaptionState.Processing,
            "errored" => CaptionState.Failed,
            _ => null,
        };
        return state is { } known && track.Id is { } id && LanguageTag.TryParse(track.LanguageCode, out var language)
            ? new MuxText(
                id,
                new CaptionTrack(language, track.Name ?? LanguageNames.Of(language), IsGenerated(track), known)
            )
            : null;
    }

    /// <summary>What came with the file, rather than what was dubbed later.</summary>
    public static MuxTrack? SoundOf(MuxAsset asset)
    {
        var sounds = (asset.Tracks ?? []).Where(track => track.Type == "audio").ToList();
        return sounds.Find(track => track.Primary == true) ?? sounds.FirstOrDefault();
    }

    /// <summary>
    /// Which language is spoken, if that is known: Mux may know it, or have been told so when it was to make captions before.
    /// </summary>
    public static LanguageTag? SpokenIn(MuxTrack sound, IReadOnlyList<MuxText> texts) =>
        sound.LanguageCode != UnknownLanguage && LanguageTag.TryParse(sound.LanguageCode, out var told)
            ? told
            : texts
                .FirstOrDefault(text => text.Track is { IsGenerated: true, State: not CaptionState.Failed })
                ?.Track.Language;

    /// <summary>Whether two tags name one language, wherever it is spoken.</summary>
    public static bool IsSameTongue(LanguageTag one, LanguageTag other) =>
        one.Value.Split('-')[0] == other.Value.Split('-')[0];

    /// <summary>What players show for a new text: no two of an asset may have the same name, even while one replaces another.</summary>
    public static string FreeName(LanguageTag language, IReadOnlyList<MuxText> texts)
    {
        var name = LanguageNames.Of(language);
        return Enumerable
            .Range(2, int.MaxValue - 2)
            .Select(number => $"{name} ({language} {number})")
            .Prepend($"{name} ({language})")
            .Prepend(name)
            .First(free => texts.All(text => text.Track.Label != free));
    }

    private static bool IsGenerated(MuxTrack track) =>
        track.TextSource?.StartsWith("generated", StringComparison.Ordinal) == true;
}
