using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>The assets and uploads, each seen by its own environment only, and the events that their changes cause.</summary>
public sealed class MuxLibrary(SandboxStore store, MuxEvents events, TimeProvider clock)
{
    private const int IdLength = 44;

    public static string NewId() => Identifiers.Prefixed("", IdLength);

    internal MuxUpload AddUpload(MuxEnvironment environment, UploadRequest request) =>
        store.Change(state =>
        {
            var upload = new MuxUpload
            {
                Id = NewId(),
                EnvironmentId = environment.Id,
                Sequence = ++state.Mux.Sequence,
                Token = Identifiers.Hex(),
                Created = clock.GetUtcNow(),
                TimeoutSeconds = request.Timeout ?? UploadRequest.DefaultTimeoutSeconds,
                CorsOrigin = request.CorsOrigin!,
                Test = request.Test ?? false,
                Settings = request.NewAssetSettings ?? new AssetSettings(),
            };
            state.Mux.Uploads.Add(upload.Id, upload);
            events.Tell("created", upload);
            return upload;
        });

    public MuxUpload GetUpload(MuxEnvironment environment, string id) =>
        store.Read(state => state.Mux.Uploads.GetValueOrDefault(id)) is { } upload
        && upload.EnvironmentId == environment.Id
            ? upload
            : throw MuxException.NotFound();

    public MuxUpload? FindUploadByToken(string token) =>
        store.Read(state => state.Mux.Uploads.Values.FirstOrDefault(upload => upload.Token == token));

    public IReadOnlyList<MuxUpload> UploadsOf(MuxEnvironment environment) =>
        store.Read(state => state.Mux.Uploads.Values.Where(upload => upload.EnvironmentId == environment.Id).ToList());

    /// <summary>Ends an upload that still waits, and tells of it.</summary>
    internal MuxUpload EndUpload(string id, string what, Func<MuxUpload, MuxUpload> change) =>
        store.Change(state =>
        {
            var upload = state.Mux.Uploads[id];
            if (upload.StatusAt(clock.GetUtcNow()) != UploadStatus.Waiting)
            {
                throw new MuxException(
                    StatusCodes.Status403Forbidden,
                    "invalid_state",
                    $"The upload is {upload.StatusAt(clock.GetUtcNow())}, not waiting"
                );
            }

            var ended = state.Mux.Uploads[id] = change(upload);
            events.Tell(what, ended);
            return ended;
        });

    internal MuxAsset AddAsset(MuxEnvironment environment, AssetSettings settings, Func<MuxAsset, MuxAsset> complete) =>
        store.Change(state =>
        {
            var asset = complete(
                new MuxAsset
                {
                    Id = NewId(),
                    EnvironmentId = environment.Id,
                    Sequence = ++state.Mux.Sequence,
                    Created = clock.GetUtcNow(),
                    Settings = settings,
                    PlaybackIds = [.. settings.AllPolicies().Select(policy => new MuxPlaybackId(NewId(), policy))],
                    Test = settings.Test ?? false,
                }
            );
            state.Mux.Assets.Add(asset.Id, asset);
            events.Tell("created", asset);
            return asset;
        });

    public MuxAsset GetAsset(MuxEnvironment environment, string id) =>
        FindAsset(id) is { } asset && asset.EnvironmentId == environment.Id ? asset : throw MuxException.NotFound();

    public MuxAsset? FindAsset(string id) => store.Read(state => state.Mux.Assets.GetValueOrDefault(id));

    public MuxAsset? FindByPlaybackId(string playbackId) =>
        store.Read(state =>
            state.Mux.Assets.Values.FirstOrDefault(asset => asset.PlaybackIds.Any(known => known.Id == playbackId))
        );

    public IReadOnlyList<MuxAsset> AssetsOf(MuxEnvironment environment) =>
        store.Read(state => state.Mux.Assets.Values.Where(asset => asset.EnvironmentId == environment.Id).ToList());

    /// <summary>Changes an asset that may be gone by now: then null.</summary>
    internal MuxAsset? TryEdit(string id, Func<MuxAsset, MuxAsset> edit, Action<MuxAsset>? tell = null) =>
        store.Change(state =>
        {
            if (!state.Mux.Assets.TryGetValue(id, out var before))
            {
                return null;
            }

            var after = state.Mux.Assets[id] = edit(before);
            tell?.Invoke(after);
            if (Renditions.StatusOf(before) != Renditions.StatusOf(after))
            {
                events.Tell($"static_renditions.{Renditions.StatusOf(after) ?? "deleted"}", after);
            }

            return after;
        });

    internal MuxAsset Edit(
        MuxEnvironment environment,
        string id,
        Func<MuxAsset, MuxAsset> edit,
        Action<MuxAsset> tell
    ) => TryEdit(GetAsset(environment, id).Id, edit, tell) ?? throw MuxException.NotFound();

    internal void Delete(MuxEnvironment environment, string id)
    {
        var asset = store.Change(state =>
        {
            var deleted = GetAsset(environment, id);
            state.Mux.Assets.Remove(id);
            events.Tell("deleted", deleted);
            return deleted;
        });
        File.Delete(FileOf(id));
        foreach (var track in asset.Tracks)
        {
            File.Delete(FileOf(track.Id));
        }
    }

    /// <summary>Where an asset's bytes or a text track's lines lie.</summary>
    public string FileOf(string id) => Path.Combine(store.FilesFolder, id);
}
