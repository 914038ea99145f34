using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>What a test may see and decide at Mux without asking its API.</summary>
public sealed class MuxControl
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly SandboxStore _store;
    private readonly SandboxAddress _address;
    private readonly MuxEnvironments _environments;
    private readonly AssetProcessor _processor;
    private readonly MuxFetcher _fetcher;

    internal MuxControl(
        SandboxStore store,
        SandboxAddress address,
        MuxEnvironments environments,
        AssetProcessor processor,
        MuxFetcher fetcher
    )
    {
        _store = store;
        _address = address;
        _environments = environments;
        _processor = processor;
        _fetcher = fetcher;
    }

    /// <summary>The API's base address; the paths <c>video/v1</c> and <c>system/v1</c> follow.</summary>
    public string ApiUrl => _address.UrlOf("/mux/");

    public string StreamUrl => _address.UrlOf("/mux/stream/");

    public string ImageUrl => _address.UrlOf("/mux/image/");

    public string EnvironmentId => _environments.Default.Id;

    public string TokenId => _environments.Default.TokenId;

    public string TokenSecret => _environments.Default.TokenSecret;

    public string WebhookSecret => _environments.Default.WebhookSecret;

    public string? WebhookUrl
    {
        get => _environments.Default.WebhookUrl;
        set => SetWebhook(value, WebhookSecret);
    }

    public IReadOnlyList<MuxEnvironment> Environments => _environments.All;

    public IReadOnlyList<MuxAsset> Assets => _store.Read(state => state.Mux.Assets.Values.ToList());

    public IReadOnlyList<MuxUpload> Uploads => _store.Read(state => state.Mux.Uploads.Values.ToList());

    public IReadOnlyList<MuxSigningKey> SigningKeys => _store.Read(state => state.Mux.SigningKeys.Values.ToList());

    /// <summary>How many writes a second an environment may make before it gets 429; null for any number.</summary>
    public int? WritesPerSecond
    {
        get => _store.Read(state => state.Mux.WritesPerSecond);
        set => _store.Change(state => state.Mux.WritesPerSecond = value);
    }

    public MuxAsset? FindAsset(string id) => _store.Read(state => state.Mux.Assets.GetValueOrDefault(id));

    public void SetWebhook(string? url, string secret) =>
        ChangeEnvironment(EnvironmentId, environment => environment with { WebhookUrl = url, WebhookSecret = secret });

    /// <summary>Another account, with a token of its own.</summary>
    /// <param name="permissions">Of <see cref="MuxPermission"/>; all without it.</param>
    public MuxEnvironment AddEnvironment(string name, IReadOnlyList<string>? permissions = null) =>
        _environments.Add(name, permissions);

    /// <summary>Gives it another token, permissions or webhook.</summary>
    public MuxEnvironment ChangeEnvironment(string id, Func<MuxEnvironment, MuxEnvironment> change) =>
        _environments.Change(id, change);

    /// <summary>Lets the next text tracks end as errored, generated ones too.</summary>
    public void FailNextTracks(int count = 1) => _store.Change(state => state.Mux.TracksToFail = count);

    /// <summary>Lets Mux know what language is spoken in an asset.</summary>
    public void Speak(string assetId, string language) =>
        _store.Change(state =>
        {
            var asset = state.Mux.Assets[assetId];
            state.Mux.Assets[assetId] = asset with
            {
                Tracks =
                [
                    .. asset.Tracks.Select(track =>
                        track.Type == MuxTrack.Audio ? track with { LanguageCode = language } : track
                    ),
                ],
            };
        });

    /// <summary>Where Mux finds a site that is known by another name than its address here.</summary>
    public void Route(Uri site, Uri address) => _fetcher.Route(site, address);

    /// <summary>Waits until every asset, track and rendition is ready or has failed.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        while (!_processor.IsIdle)
        {
            await Task.Delay(PollInterval, cancellation);
        }
    }
}
