using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>What a test may see and decide at Cloudflare without asking its API.</summary>
public sealed class CloudflareControl(
    SandboxSettings settings,
    CloudflareAccounts accounts,
    SandboxStore store,
    VideoLibrary library,
    VideoProcessor processor,
    CloudflareWebhook webhook
)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>The account that the settings name; what is asked without an account is about it.</summary>
    public string AccountId => accounts.Default.Id;

    public string ApiToken => accounts.Default.ApiToken;

    public IReadOnlyList<CloudflareAccount> Accounts => accounts.All;

    public string CustomerCode => settings.Cloudflare.CustomerCode;

    public string? WebhookUrl
    {
        get => webhook.CurrentOf(AccountId)?.Url;
        set => SetWebhook(value, WebhookSecret);
    }

    public string WebhookSecret
    {
        get => webhook.CurrentOf(AccountId)?.Secret ?? settings.Cloudflare.WebhookSecret;
        set => SetWebhook(WebhookUrl, value);
    }

    /// <summary>Of all accounts.</summary>
    public IReadOnlyList<StreamVideo> Videos => library.All;

    /// <summary>Of all accounts.</summary>
    public IReadOnlyList<StreamWatermark> Watermarks =>
        store.Read(state => state.Cloudflare.Watermarks.Values.ToList());

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
            webhook.Unsubscribe(AccountId);
        }
        else
        {
            webhook.Subscribe(AccountId, url, secret);
        }
    }

    /// <summary>Another account, with a token of its own.</summary>
    public CloudflareAccount AddAccount() => accounts.Add();

    /// <summary>Lets another token into an account.</summary>
    public void AddToken(
        string token,
        string accountId,
        bool mayRead = true,
        bool mayEdit = true,
        string status = CloudflareAccounts.Active,
        bool isAccounts = false
    ) => accounts.AddToken(token, new TokenTerms(accountId, mayRead, mayEdit, status, isAccounts));

    public void WithdrawToken(string token) => accounts.WithdrawToken(token);

    public WebhookSubscription? WebhookOf(string accountId) => webhook.CurrentOf(accountId);

    public void SetWebhookOf(string accountId, string url, string secret) => webhook.Subscribe(accountId, url, secret);

    /// <summary>Gives it another token, or takes Stream from the one it has.</summary>
    public CloudflareAccount ChangeAccount(string id, Func<CloudflareAccount, CloudflareAccount> change) =>
        accounts.Change(id, change);

    /// <summary>Waits until every video that was uploaded is ready or has failed.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        while (!processor.IsIdle)
        {
            await Task.Delay(PollInterval, cancellation);
        }
    }
}
