namespace StreamHub.VendorSandbox.Cloudflare;

internal static class CloudflareModule
{
    public static void AddCloudflare(this IServiceCollection services)
    {
        services.AddSingleton<CloudflareAccounts>();
        services.AddSingleton<VideoLibrary>();
        services.AddSingleton<VideoPresenter>();
        services.AddSingleton<CloudflareWebhook>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<PlaybackTokens>();
        services.AddSingleton<PlaybackDoor>();
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<VideoProcessor>();
        services.AddHostedService(provider => provider.GetRequiredService<VideoProcessor>());
        services.AddSingleton<Webhooks.IWebhookSigner, CloudflareWebhookSigner>();
        services.AddSingleton<CloudflareControl>();
    }

    public static void MapCloudflare(this WebApplication app)
    {
        var api = app.MapGroup("/cloudflare/client/v4").AddEndpointFilter<CloudflareGate>();
        TokenVerification.Map(api);
        var stream = api.MapGroup("/accounts/{account}/stream");
        VideoEndpoints.Map(stream);
        UploadEndpoints.Map(stream);
        CaptionEndpoints.Map(stream);
        ClipEndpoints.Map(stream);
        KeyEndpoints.Map(stream);
        WatermarkEndpoints.Map(stream);
        WebhookEndpoints.Map(stream);
        api.MapFallback(
            "/{**rest}",
            () =>
            {
                throw new CloudflareException(404, 7003, "No route for the URI");
            }
        );

        OneTimeUploads.Map(app.MapGroup("/cloudflare/upload"));
        PlaybackEndpoints.Map(app.MapGroup("/cloudflare/customer"));
        var code = app.Services.GetRequiredService<SandboxSettings>().Cloudflare.CustomerCode;
        PlaybackEndpoints.Map(app.MapGroup($"/cloudflare/customer-{code}"));
    }
}
