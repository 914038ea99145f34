using StreamHub.VendorSandbox.Media;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>Turns an asset's input into a video that plays, or into the reason why it does not.</summary>
internal sealed class AssetIngest(MuxLibrary library, MuxFetcher fetcher, MuxEvents events)
{
    private const long LargestVideo = 1L << 30;
    private const long LargestImage = 10 << 20;
    private const string Invalid = "invalid_input";

    public async Task RunAsync(MuxAsset asset, CancellationToken cancellation)
    {
        var inputs = asset.Settings.AllInputs();
        var error = await BringAsync(asset, cancellation) ?? await CheckOverlaysAsync(asset, cancellation);
        var media = error is null ? Mp4Reader.Read(library.FileOf(asset.Id)) : null;
        error ??= media is null ? Because("The input is not a video that can be read") : null;
        if (media is { } whole && inputs.Count > 0 && inputs[0].IsCut)
        {
            (media, error) = Cut(whole, inputs[0]);
        }

        if (error is not null)
        {
            library.TryEdit(
                asset.Id,
                current => current with { Status = MuxStatus.Errored, Error = error },
                current => events.Tell(MuxStatus.Errored, current)
            );
            return;
        }

        library.TryEdit(asset.Id, current => Finished(current, media!), Announce);
    }

    private static MuxError Because(string message) => new(Invalid, [message]);

    private static (Mp4Info?, MuxError?) Cut(Mp4Info media, AssetInput input)
    {
        var start = input.StartTime ?? 0;
        var end = input.EndTime ?? media.DurationSeconds;
        return start < end && end <= media.DurationSeconds
            ? (media.Between(start, end), null)
            : (null, Because($"The clip from {start} to {end} is not within {media.DurationSeconds} seconds"));
    }

    /// <summary>An upload's bytes are there already.</summary>
    private async Task<MuxError?> BringAsync(MuxAsset asset, CancellationToken cancellation)
    {
        if (asset.UploadId is not null)
        {
            return null;
        }

        var file = library.FileOf(asset.Id);
        if (asset.SourceAssetId is not { } source)
        {
            return await fetcher.FetchAsync(asset.Settings.AllInputs()[0].Url!, file, LargestVideo, cancellation);
        }

        try
        {
            File.Copy(library.FileOf(source), file, overwrite: true);
            return null;
        }
        catch (FileNotFoundException)
        {
            return Because("The input asset was deleted");
        }
    }

    private async Task<MuxError?> CheckOverlaysAsync(MuxAsset asset, CancellationToken cancellation)
    {
        var image = library.FileOf($"{asset.Id}.overlay");
        foreach (var overlay in asset.Settings.AllInputs().Where(input => input.OverlaySettings is not null))
        {
            if (await fetcher.FetchAsync(overlay.Url!, image, LargestImage, cancellation) is { } failure)
            {
                return failure;
            }

            var isImage = ImageFormat.Recognizes(image);
            File.Delete(image);
            if (!isImage)
            {
                return Because($"The overlay at {overlay.Url} is neither PNG nor JPEG");
            }
        }

        return null;
    }

    private MuxAsset Finished(MuxAsset asset, Mp4Info media)
    {
        var inputs = asset.Settings.AllInputs();
        var uploaded = inputs.Where(input => input.Type == MuxTrack.Text).Select(TextTracks.From);
        var generated = inputs.SelectMany(input => input.GeneratedSubtitles ?? []).Select(TextTracks.From);
        return asset with
        {
            Status = MuxStatus.Ready,
            Media = media,
            Size = new FileInfo(library.FileOf(asset.Id)).Length,
            Tracks = [.. TracksOf(media), .. uploaded, .. generated],
            Renditions =
            [
                .. (asset.Settings.StaticRenditions ?? []).Select(request => new MuxRendition(
                    MuxLibrary.NewId(),
                    request.Resolution!,
                    request.Passthrough,
                    MuxStatus.Preparing
                )),
            ],
        };
    }

    private static IEnumerable<MuxTrack> TracksOf(Mp4Info media)
    {
        yield return new MuxTrack
        {
            Id = MuxLibrary.NewId(),
            Type = MuxTrack.Video,
            Status = MuxStatus.Ready,
        };
        if (media.HasAudio)
        {
            yield return new MuxTrack
            {
                Id = MuxLibrary.NewId(),
                Type = MuxTrack.Audio,
                Status = MuxStatus.Ready,
                Name = "Default",
                LanguageCode = "und",
            };
        }
    }

    private void Announce(MuxAsset asset)
    {
        events.Tell(MuxStatus.Ready, asset);
        foreach (var track in asset.Tracks.Where(track => track.IsText))
        {
            events.Tell("created", asset, track);
        }

        foreach (var rendition in asset.Renditions)
        {
            events.Tell("created", asset, rendition);
        }
    }
}

internal static class ImageFormat
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    public static bool Recognizes(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return start.StartsWith(Png) || start.StartsWith(Jpeg);
    }
}
