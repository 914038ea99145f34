using System.Text;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>Fetches or makes the WebVTT of text tracks.</summary>
internal sealed class TextTracks(MuxLibrary library, SandboxStore store, MuxFetcher fetcher, MuxEvents events)
{
    private const long LargestText = 1 << 20;
    private const string Signature = "WEBVTT";

    public static MuxTrack From(AssetInput input) =>
        Uploaded(input.Url!, input.LanguageCode!, input.Name, input.ClosedCaptions, input.Passthrough);

    public static MuxTrack From(SubtitleRequest request) =>
        new()
        {
            Id = MuxLibrary.NewId(),
            Type = MuxTrack.Text,
            TextSource = "generated_vod",
            LanguageCode = request.LanguageCode,
            Name = request.Name ?? request.LanguageCode,
            Passthrough = request.Passthrough,
        };

    public static MuxTrack Uploaded(string url, string language, string? name, bool? captions, string? passthrough) =>
        new()
        {
            Id = MuxLibrary.NewId(),
            Type = MuxTrack.Text,
            TextSource = "uploaded",
            LanguageCode = language,
            Name = name ?? language,
            ClosedCaptions = captions ?? false,
            Passthrough = passthrough,
            Url = url,
        };

    public async Task PrepareAsync(MuxAsset asset, MuxTrack track, CancellationToken cancellation)
    {
        var error = TakeFailure() ?? await WriteAsync(asset, track, cancellation);
        var prepared = track with { Status = error is null ? MuxStatus.Ready : MuxStatus.Errored, Error = error };
        var edited = library.TryEdit(
            asset.Id,
            current => current with { Tracks = current.Tracks.Replacing(track, prepared) },
            current =>
            {
                if (current.Tracks.Contains(prepared))
                {
                    events.Tell(prepared.Status, current, prepared);
                }
            }
        );
        if (edited?.Tracks.Contains(prepared) != true)
        {
            File.Delete(library.FileOf(track.Id));
        }
    }

    private MuxError? TakeFailure() =>
        store.Change(state =>
        {
            if (state.Mux.TracksToFail == 0)
            {
                return null;
            }

            state.Mux.TracksToFail--;
            return new MuxError("processing_failed", ["The track could not be made"]);
        });

    private async Task<MuxError?> WriteAsync(MuxAsset asset, MuxTrack track, CancellationToken cancellation)
    {
        var file = library.FileOf(track.Id);
        if (track.Url is null)
        {
            await File.WriteAllTextAsync(file, Generated(asset, track), cancellation);
            return null;
        }

        if (await fetcher.FetchAsync(track.Url, file, LargestText, cancellation) is { } failure)
        {
            return failure;
        }

        var text = await File.ReadAllTextAsync(file, Encoding.UTF8, cancellation);
        return text.StartsWith(Signature, StringComparison.Ordinal)
            ? null
            : new MuxError("invalid_input", [$"The file at {track.Url} is not WebVTT"]);
    }

    /// <summary>The sandbox hears nothing: one line stands for what would be heard.</summary>
    private static string Generated(MuxAsset asset, MuxTrack track) =>
        $"""
            {Signature}

            00:00:00.000 --> {TimeSpan.FromSeconds(asset.Media!.DurationSeconds):hh\:mm\:ss\.fff}
            Generated subtitles ({track.LanguageCode})

            """;
}
