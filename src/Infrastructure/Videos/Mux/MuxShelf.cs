using System.Text.Json;
using System.Text.Json.Nodes;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>What stands in an environment: its assets, looked through and taken over.</summary>
internal sealed class MuxShelf(MuxClient mux)
{
    /// <summary>Each asset of a page may take three calls of its own, and the whole page a message's time.</summary>
    private const int PageSize = 25;

    public async Task<Result<VendorVideoPage>> ListAsync(
        Guid? creator,
        string? after,
        CancellationToken cancellationToken
    )
    {
        var query = $"{MuxPaths.Assets}?limit={PageSize}";
        query += after is null ? string.Empty : $"&cursor={Uri.EscapeDataString(after)}";
        var page = await mux.GetPageAsync<MuxAsset>(query, cancellationToken);
        if (!page.IsSuccess)
        {
            return page.Error;
        }

        // Mux has no filter for this.
        var assets = page.Value.Data!.Where(asset => creator is null || asset.CreatorId == creator.ToString());
        var next = page.Value.NextCursor;
        return new VendorVideoPage([.. assets.Select(Listed)], next == after ? null : next);
    }

    /// <summary>Gives it a playback id that asks for signed addresses, and takes those away that don't.</summary>
    public async Task<Result<VendorVideo>> RequireSignatureAsync(VendorVideo video, CancellationToken cancellationToken)
    {
        var path = MuxPaths.OfAsset(video);
        var asset = await mux.GetAsync<MuxAsset>(path, cancellationToken);
        if (!asset.IsSuccess)
        {
            return asset.Error;
        }

        var signed = MuxStates.SignedIdOf(asset.Value);
        if (signed is null)
        {
            var request = new MuxPlaybackIdRequest(MuxStates.SignedPolicy);
            var made = await mux.PostAsync<MuxPlaybackId>($"{path}/playback-ids", request, cancellationToken);
            if (!made.IsSuccess)
            {
                return made.Error;
            }

            signed = made.Value.Id;
        }

        foreach (var open in (asset.Value.PlaybackIds ?? []).Where(IsPublic))
        {
            var closed = await mux.DeleteAsync($"{path}/playback-ids/{open.Id}", cancellationToken);
            if (!closed.IsSuccess && closed.Error != VideoErrors.NotFound)
            {
                return closed.Error;
            }
        }

        return video with
        {
            PlaybackId = signed,
        };
    }

    public async Task<Result> RenameAsync(MuxAsset asset, string title, CancellationToken cancellationToken)
    {
        // Whether Mux keeps what is not sent it does not say, and others may have put something of theirs in.
        var meta = asset.Meta.ValueKind == JsonValueKind.Object ? JsonObject.Create(asset.Meta)! : [];
        meta["title"] = title;
        var edited = await mux.PatchAsync<MuxAsset>(
            $"{MuxPaths.Assets}/{asset.Id}",
            new MuxEdit(meta),
            cancellationToken
        );
        return edited.IsSuccess ? Result.Success() : edited.Error;
    }

    private static ListedVideo Listed(MuxAsset asset)
    {
        var signed = MuxStates.SignedIdOf(asset);
        return new ListedVideo(
            new VendorVideo(asset.Id, signed),
            asset.Title,
            MuxStates.OfListed(asset),
            NeedsSignature: signed is not null && !(asset.PlaybackIds ?? []).Any(IsPublic)
        )
        {
            UploadUid = asset.UploadId,
        };
    }

    private static bool IsPublic(MuxPlaybackId id) => id.Policy == MuxStates.PublicPolicy;
}
