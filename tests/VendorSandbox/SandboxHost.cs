using StreamHub.VendorSandbox.Admin;
using StreamHub.VendorSandbox.Clerk;
using StreamHub.VendorSandbox.Cloudflare;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Google;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Mail;
using StreamHub.VendorSandbox.Mux;
using StreamHub.VendorSandbox.Requests;
using StreamHub.VendorSandbox.S3;
using StreamHub.VendorSandbox.SoundCloud;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe;
using StreamHub.VendorSandbox.Webhooks;
using StreamHub.VendorSandbox.WebSub;

namespace StreamHub.VendorSandbox;

/// <summary>A running sandbox of its own: any number of them live side by side in one process.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxHost(WebApplication app) => _app = app;

    public Uri Address => Get<SandboxAddress>().Value;

    public int SmtpPort => Get<SmtpServer>().Port;

    public CloudflareControl Cloudflare => Get<CloudflareControl>();

    public ClerkControl Clerk => Get<ClerkControl>();

    public MuxControl Mux => Get<MuxControl>();

    public GoogleControl Google => Get<GoogleControl>();

    public YouTubeControl YouTube => Get<YouTubeControl>();

    public SoundCloudControl SoundCloud => Get<SoundCloudControl>();

    public S3Control S3 => Get<S3Control>();

    public StripeControl Stripe => Get<StripeControl>();

    public Mailbox Mailbox => Get<Mailbox>();

    public WebhookControl Webhooks => Get<WebhookControl>();

    public FaultControl Faults => Get<FaultControl>();

    public RequestJournal Requests => Get<RequestJournal>();

    public SandboxClock Clock => Get<SandboxClock>();

    /// <summary>How often anything changed at the vendors: who waits for their rest sees by it whether more has begun.</summary>
    public long Changes => Get<SandboxStore>().Changes;

    /// <summary>Starts a sandbox on a free loopback port that reads no configuration but these settings.</summary>
    public static Task<SandboxHost> StartAsync(
        SandboxSettings? settings = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellation = default
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return StartAsync(
            builder,
            settings ?? new SandboxSettings(),
            timeProvider ?? TimeProvider.System,
            cancellation
        );
    }

    /// <summary>Forgets everything: objects, files, mails, journals, faults and the moved clock.</summary>
    public void Reset() => Get<SandboxReset>().Run();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    internal static async Task<SandboxHost> StartAsync(
        WebApplicationBuilder builder,
        SandboxSettings settings,
        TimeProvider timeProvider,
        CancellationToken cancellation
    )
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        AddServices(builder.Services, settings, timeProvider);
        var app = builder.Build();
        MapModules(app);
        await app.StartAsync(cancellation);
        app.Services.GetRequiredService<SandboxAddress>().Value = SandboxAddress.Reachable(app.Urls.First());
        return new SandboxHost(app);
    }

    internal Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    private static void AddServices(IServiceCollection services, SandboxSettings settings, TimeProvider timeProvider)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        services.AddSingleton(settings);
        services.AddSingleton<SandboxStore>();
        services.AddSingleton<SandboxAddress>();
        services.AddSingleton(provider => new SandboxClock(timeProvider, provider.GetRequiredService<SandboxStore>()));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SandboxClock>());
        services.AddRequestJournal();
        services.AddFaults();
        services.AddWebhooks();
        services.AddCloudflare();
        services.AddStripe();
        services.AddClerk();
        services.AddMux();
        services.AddGoogle();
        services.AddSoundCloud();
        services.AddS3();
        services.AddMail();
        services.AddAdmin();
    }

    private static void MapModules(WebApplication app)
    {
        app.UseRequestJournal();
        app.UseFaults();
        app.MapCloudflare();
        app.MapStripe();
        app.MapClerk();
        app.MapMux();
        app.MapGoogle();
        app.MapSoundCloud();
        app.MapS3();
        app.MapWebSub();
        app.MapMail();
        app.MapAdmin();
    }

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
