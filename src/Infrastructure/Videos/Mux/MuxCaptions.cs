using System.Collections.Frozen;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>
/// An asset's text tracks. Mux fetches an uploaded text from an address of ours, and says by and by whether it could; it
/// generates texts in the language that is spoken. It takes several tracks in one language: the latest is ours.
/// </summary>
internal sealed class MuxCaptions(
    MuxClient mux,
    ISigningKeyMaker keys,
    MuxPlaybackTokens tokens,
    Uri streamBaseUrl,
    ICaptionAddresses files,
    TimeProvider time
) : ICaptionTracks
{
    private static readonly TimeSpan ReadingTime = TimeSpan.FromMinutes(5);

    /// <summary>From the description of Mux's API.</summary>
    private static readonly FrozenSet<string> Generated = FrozenSet.ToFrozenSet([
        .. "bg ca cs da de el en es fi fr hr it nl no pl pt ro ru sk sv tr uk".Split(' '),
    ]);

    public bool CanGenerate(LanguageTag language) => Generated.Contains(language.Value);

    public async Task<Result<IReadOnlyList<CaptionTrack>>> ListAsync(
        VendorVideo video,
        CancellationToken cancellationToken
    )
    {
        var tracks = await TextsOfAsync(video, cancellationToken);
        return tracks.IsSuccess
            ? Result.Success<IReadOnlyList<CaptionTrack>>([
                .. tracks.Value.GroupBy(text => text.Track.Language).Select(texts => texts.Last().Track),
            ])
            : tracks.Error;
    }

    // The old ones go only when Mux has taken the new one.
    public async Task<Result<CaptionTrack>> PutAsync(
        VendorVideo video,
        LanguageTag language,
        WebVtt captions,
        CancellationToken cancellationToken
    )
    {
        var tracks = await TextsOfAsync(video, cancellationToken);
        if (!tracks.IsSuccess)
        {
            return tracks.Error;
        }

        var file = await files.PublishAsync(captions, cancellationToken);
        var body = new MuxTextRequest(file.Address, language.Value, MuxTexts.FreeName(language, tracks.Value));
        var made = await mux.PostAsync<MuxTrack>(TracksOf(video), body, cancellationToken);
        if (!made.IsSuccess)
        {
            // Where the answer was lost, Mux may be on its way to fetch it.
            if (made.Error.Kind != ErrorKind.Unavailable)
            {
                await files.WithdrawAsync(file, cancellationToken);
            }

            return made.Error;
        }

        if (MuxTexts.Read(made.Value) is not { } text)
        {
            return VideoErrors.VendorUnavailable;
        }

        var cleared = await DeleteAllAsync(video, language, tracks.Value, cancellationToken);
        return cleared.IsSuccess ? text.Track : cleared.Error;
    }

    public async Task<Result<string>> ReadAsync(
        VendorVideo video,
        LanguageTag language,
        CancellationToken cancellationToken
    )
    {
        var tracks = await TextsOfAsync(video, cancellationToken);
        if (!tracks.IsSuccess)
        {
            return tracks.Error;
        }

        var text = tracks.Value.LastOrDefault(one =>
            one.Track.Language == language && one.Track.State == CaptionState.Ready
        );
        if (text is null || video.PlaybackId is not { } playbackId)
        {
            return CaptionErrors.NotFound;
        }

        var token = await tokens.SignVideoAsync(keys, playbackId, time.Now() + ReadingTime, cancellationToken);
        if (!token.IsSuccess)
        {
            return token.Error;
        }

        var address = new Uri(streamBaseUrl, $"{playbackId}/text/{text.Id}.vtt?token={token.Value}");
        var read = await mux.GetTextAsync(address, cancellationToken);
        return read.Error == VideoErrors.NotFound ? CaptionErrors.NotFound : read;
    }

    public async Task<Result> DeleteAsync(VendorVideo video, LanguageTag language, CancellationToken cancellationToken)
    {
        var tracks = await TextsOfAsync(video, cancellationToken);
        if (!tracks.IsSuccess)
        {
            return tracks.Error;
        }

        return tracks.Value.Any(text => text.Track.Language == language)
            ? await DeleteAllAsync(video, language, tracks.Value, cancellationToken)
            : CaptionErrors.NotFound;
    }

    public async Task<Result<CaptionTrack>> GenerateAsync(
        VendorVideo video,
        LanguageTag language,
        CancellationToken cancellationToken
    )
    {
        var asset = await mux.GetAsync<MuxAsset>(MuxPaths.OfAsset(video), cancellationToken);
        if (!asset.IsSuccess)
        {
            return asset.Error;
        }

        if (MuxTexts.In(asset.Value) is not { } texts)
        {
            return VideoErrors.VendorUnavailable;
        }

        if (MuxTexts.SoundOf(asset.Value) is not { Id: { } sound } audio)
        {
            return CaptionErrors.NoSound;
        }

        if (MuxTexts.SpokenIn(audio, texts) is { } spoken && !MuxTexts.IsSameTongue(spoken, language))
        {
            return CaptionErrors.OnlyAsSpoken(language, spoken);
        }

        var body = new MuxGenerationRequest([new MuxSubtitles(language.Value, MuxTexts.FreeName(language, texts))]);
        var path = $"{TracksOf(video)}/{sound}/generate-subtitles";
        var made = await mux.PostAsync<IReadOnlyList<MuxTrack>>(path, body, cancellationToken);
        if (!made.IsSuccess)
        {
            return made.Error;
        }

        var text = made.Value.Select(MuxTexts.Read).FirstOrDefault(one => one?.Track.Language == language);
        return text is null ? VideoErrors.VendorUnavailable : text.Track;
    }

    private async Task<Result> DeleteAllAsync(
        VendorVideo video,
        LanguageTag language,
        IReadOnlyList<MuxText> tracks,
        CancellationToken cancellationToken
    )
    {
        foreach (var text in tracks.Where(one => one.Track.Language == language))
        {
            var deleted = await mux.DeleteAsync($"{TracksOf(video)}/{text.Id}", cancellationToken);
            if (!deleted.IsSuccess && deleted.Error != VideoErrors.NotFound)
            {
                return deleted;
            }
        }

        return Result.Success();
    }

    // Before the file is whole there is an upload only, which has no tracks.
    private async Task<Result<IReadOnlyList<MuxText>>> TextsOfAsync(
        VendorVideo video,
        CancellationToken cancellationToken
    )
    {
        if (video.PlaybackId is null)
        {
            return Result.Success<IReadOnlyList<MuxText>>([]);
        }

        var asset = await mux.GetAsync<MuxAsset>(MuxPaths.OfAsset(video), cancellationToken);
        if (!asset.IsSuccess)
        {
            return asset.Error;
        }

        return MuxTexts.In(asset.Value) is { } texts ? Result.Success(texts) : VideoErrors.VendorUnavailable;
    }

    private static string TracksOf(VendorVideo video) => $"{MuxPaths.OfAsset(video)}/tracks";
}
