namespace StreamHub.VendorSandbox.Cloudflare;

internal static class WebhookEndpoints
{
    private static readonly HashSet<string> Fields = ["notificationUrl"];

    public static void Map(RouteGroupBuilder stream)
    {
        stream.MapGet("/webhook", Get);
        stream.MapPut("/webhook", PutAsync);
        stream.MapDelete("/webhook", Delete);
    }

    private static IResult Get(string account, CloudflareAccounts accounts, CloudflareWebhook webhook) =>
        webhook.CurrentOf(accounts.OtherId(account)) is { } current
            ? Show(current)
            : throw CloudflareException.NotFound();

    private static async Task<IResult> PutAsync(
        string account,
        HttpRequest request,
        CloudflareAccounts accounts,
        CloudflareWebhook webhook
    )
    {
        var body = await JsonBody.ReadAsync(request);
        JsonBody.RefuseUnknown(body, Fields);
        var url = body["notificationUrl"]?.ToString();
        return Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? Show(webhook.Subscribe(url, accountId: accounts.OtherId(account)))
            : throw CloudflareException.BadRequest("notificationUrl is not a URL");
    }

    private static IResult Delete(string account, CloudflareAccounts accounts, CloudflareWebhook webhook)
    {
        webhook.Unsubscribe(accounts.OtherId(account));
        return Envelope.Ok("");
    }

    private static IResult Show(WebhookSubscription subscription) =>
        Envelope.Ok(
            new
            {
                NotificationUrl = subscription.Url,
                Notification_url = subscription.Url,
                subscription.Modified,
                subscription.Secret,
            }
        );
}
