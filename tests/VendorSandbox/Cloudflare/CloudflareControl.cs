using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>What a test may see and decide at Cloudflare without asking its API.</summary>
public sealed class CloudflareControl(
    SandboxSettings settings,
    SandboxStore store,
    VideoLibrary library,
    VideoProcessor processor,
    CloudflareWebhook webhook
)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    public string AccountId => settings.Cloudflare.AccountId;

    public string ApiToken => settings.Cloudflare.ApiToken;

    public string CustomerCode => settings.Cloudflare.CustomerCode;

    public string? WebhookUrl
    {
        get => webhook.Current?.Url;
        set => SetWebhook(value, WebhookSecret);
    }

    public string WebhookSecret
    {
        get => webhook.Current?.Secret ?? settings.Cloudflare.WebhookSecret;
        set => SetWebhook(WebhookUrl, value);
    }

    public IReadOnlyList<StreamVideo> Videos =>
        library.Filter(new VideoFilter(null, null, null, null, null, Ascending: true));

    public StreamVideo? Find(string uid) => library.Find(uid);

    /// <summary>Lets captions that are made from now on in the language fail, or succeed again.</summary>
    public void FailCaptions(string language, bool fails = true) =>
        store.Change(state =>
            fails ? state.Cloudflare.FailingLanguages.Add(language) : state.Cloudflare.FailingLanguages.Remove(language)
        );

    /// <summary>As if somebody had uploaded them.</summary>
    public void AddCaptions(string uid, string language, string text) =>
        library.Edit(
            uid,
            video =>
                video with
                {
                    Captions =
                    [
                        .. video.Captions,
                        new StreamCaption(language, text, Generated: false, DateTimeOffset.MinValue, Fails: false),
                    ],
                }
        );

    public void SetWebhook(string? url, string secret)
    {
        if (url is null)
        {
            webhook.Unsubscribe();
        }
        else
        {
            webhook.Subscribe(url, secret);
        }
    }

    /// <summary>Waits until every video that was uploaded is ready or has failed.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        while (!processor.IsIdle)
        {
            await Task.Delay(PollInterval, cancellation);
        }
    }
}
