using System.Collections.Frozen;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareCaptions(CloudflareClient cloudflare) : ICaptionTracks
{
    /// <summary>From Cloudflare's guide to captions; its API has no way to ask.</summary>
    private static readonly FrozenSet<string> Generated = FrozenSet.ToFrozenSet([
        "cs",
        "de",
        "en",
        "es",
        "fr",
        "it",
        "ja",
        "ko",
        "nl",
        "pl",
        "pt",
        "ru",
    ]);

    public bool CanGenerate(LanguageTag language) => Generated.Contains(language.Value);

    public async Task<Result<IReadOnlyList<CaptionTrack>>> ListAsync(
        VendorVideo video,
        CancellationToken cancellationToken
    )
    {
        var captions = await cloudflare.GetAsync<List<CloudflareCaption>>(
            $"stream/{video.Uid}/captions",
            cancellationToken
        );
        if (!captions.IsSuccess)
        {
            return captions.Error;
        }

        var tracks = captions.Value.Select(Read).ToList();
        return tracks.TrueForAll(track => track is not null)
            ? Result.Success<IReadOnlyList<CaptionTrack>>([.. tracks.OfType<CaptionTrack>()])
            : VideoErrors.VendorUnavailable;
    }

    public async Task<Result<CaptionTrack>> PutAsync(
        VendorVideo video,
        LanguageTag language,
        WebVtt captions,
        CancellationToken cancellationToken
    ) =>
        Read(
            await cloudflare.PutFileAsync<CloudflareCaption>(
                PathOf(video, language),
                $"{language}.vtt",
                "text/vtt",
                captions.Text,
                cancellationToken
            )
        );

    public async Task<Result<string>> ReadAsync(
        VendorVideo video,
        LanguageTag language,
        CancellationToken cancellationToken
    )
    {
        var text = await cloudflare.GetTextAsync($"{PathOf(video, language)}/vtt", cancellationToken);
        return text.Error == VideoErrors.NotFound ? CaptionErrors.NotFound : text;
    }

    // Whether something was deleted is for its caller to know, so a repeat that finds nothing must not hide it: what is
    // there is looked at first.
    public async Task<Result> DeleteAsync(VendorVideo video, LanguageTag language, CancellationToken cancellationToken)
    {
        var tracks = await ListAsync(video, cancellationToken);
        if (!tracks.IsSuccess)
        {
            return tracks.Error == VideoErrors.NotFound ? CaptionErrors.NotFound : tracks.Error;
        }

        if (tracks.Value.All(track => track.Language != language))
        {
            return CaptionErrors.NotFound;
        }

        var deleted = await cloudflare.DeleteAsync(PathOf(video, language), cancellationToken);
        return deleted.Error == VideoErrors.NotFound ? Result.Success() : deleted;
    }

    public async Task<Result<CaptionTrack>> GenerateAsync(
        VendorVideo video,
        LanguageTag language,
        CancellationToken cancellationToken
    )
    {
        var path = $"{PathOf(video, language)}/generate";
        var track = Read(await cloudflare.PostAsync<CloudflareCaption>(path, body: null, cancellationToken));
        return track.IsSuccess ? track.Value with { IsGenerated = true } : track;
    }

    private static string PathOf(VendorVideo video, LanguageTag language) => $"stream/{video.Uid}/captions/{language}";

    private static Result<CaptionTrack> Read(Result<CloudflareCaption> answer)
    {
        if (!answer.IsSuccess)
        {
            return answer.Error;
        }

        return Read(answer.Value) is { } track ? track : VideoErrors.VendorUnavailable;
    }

    /// <returns><c>null</c> for a state or a language that is none.</returns>
    private static CaptionTrack? Read(CloudflareCaption caption)
    {
        CaptionState? state = caption.Status switch
        {
            null or "ready" => CaptionState.Ready,
            "inprogress" => CaptionState.Processing,
            "error" => CaptionState.Failed,
            _ => null,
        };
        return state is { } known && LanguageTag.TryParse(caption.Language, out var language)
            ? new CaptionTrack(language, caption.Label ?? language.Value, caption.Generated ?? false, known)
            : null;
    }
}
