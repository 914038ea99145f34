using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Mux;

internal static class MuxModule
{
    public static void AddMux(this IServiceCollection services)
    {
        services.AddSingleton<MuxEnvironments>();
        services.AddSingleton<MuxWriteLimit>();
        services.AddSingleton<MuxPresenter>();
        services.AddSingleton<MuxEvents>();
        services.AddSingleton<MuxLibrary>();
        services.AddSingleton<MuxSigningKeys>();
        services.AddSingleton<PlaybackRestrictions>();
        services.AddSingleton<MuxFetcher>();
        services.AddSingleton<TextTracks>();
        services.AddSingleton<AssetIngest>();
        services.AddSingleton<AssetProcessor>();
        services.AddHostedService(provider => provider.GetRequiredService<AssetProcessor>());
        services.AddSingleton<UploadDoor>();
        services.AddSingleton<MuxPlaybackDoor>();
        services.AddSingleton<IWebhookSigner, MuxWebhookSigner>();
        services.AddSingleton(provider => new MuxControl(
            provider.GetRequiredService<SandboxStore>(),
            provider.GetRequiredService<SandboxAddress>(),
            provider.GetRequiredService<MuxEnvironments>(),
            provider.GetRequiredService<AssetProcessor>(),
            provider.GetRequiredService<MuxFetcher>()
        ));
    }

    public static void MapMux(this WebApplication app)
    {
        var mux = app.MapGroup("/mux");
        var video = mux.MapGroup("/video/v1").AddEndpointFilter<MuxGate>();
        UploadEndpoints.Map(video);
        AssetEndpoints.Map(video);
        PlaybackIdEndpoints.Map(video);
        TrackEndpoints.Map(video);
        RenditionEndpoints.Map(video);
        RestrictionEndpoints.Map(video);
        var system = mux.MapGroup("/system/v1").AddEndpointFilter<MuxGate>();
        SystemEndpoints.Map(system);
        foreach (var api in (RouteGroupBuilder[])[video, system])
        {
            api.MapFallback(
                "/{**rest}",
                () =>
                {
                    throw MuxException.NotFound();
                }
            );
        }

        DirectUploads.Map(mux.MapGroup("/upload"));
        MuxPlaybackEndpoints.MapStream(mux.MapGroup("/stream"));
        MuxPlaybackEndpoints.MapImages(mux.MapGroup("/image"));
    }
}
