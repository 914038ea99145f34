namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>What a test may see and decide at Cloudflare without asking its API.</summary>
public sealed class CloudflareControl(
    SandboxSettings settings,
    VideoLibrary library,
    VideoProcessor processor,
    CloudflareWebhook webhook,
    CloudflareAccounts accounts
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

    /// <summary>Lets another token into another account.</summary>
    public void AddToken(
        string token,
        string accountId,
        bool mayRead = true,
        bool mayEdit = true,
        string status = CloudflareAccounts.Active,
        bool isAccounts = false
    ) => accounts.Add(token, new OtherToken(accountId, mayRead, mayEdit, status, isAccounts));

    public void WithdrawToken(string token) => accounts.Remove(token);

    public WebhookSubscription? WebhookOf(string accountId) => webhook.CurrentOf(accountId);

    public void SetWebhookOf(string accountId, string url, string secret) => webhook.Subscribe(url, secret, accountId);

    /// <summary>Waits until every video that was uploaded is ready or has failed.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        while (!processor.IsIdle)
        {
            await Task.Delay(PollInterval, cancellation);
        }
    }
}
