namespace StreamHub.VendorSandbox.Webhooks;

internal static class WebhookModule
{
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<WebhookQueue>();
        services.AddSingleton<DeliveryJournal>();
        services.AddSingleton<WebhookControl>();
        services.AddHostedService<WebhookDispatcher>();
    }
}
