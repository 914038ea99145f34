using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StreamHub.Infrastructure.Persistence;
using StreamHub.VendorSandbox;
using StreamHub.WebApi.Modules;
using Xunit;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A whole StreamHub for one test class: the server behind a real socket, its own database, its own vendors.</summary>
public class StreamHubServer(TestDatabases databases) : IAsyncLifetime
{
    private Dictionary<string, string> _settings = [];
    private WebApplicationFactory<IEndpointModule>? _factory;
    private SandboxHost? _sandbox;
    private string? _connectionString;

    public SandboxHost Sandbox => Started(_sandbox);

    public ShiftedTime Time { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public IServiceProvider Services => Started(_factory).Services;

    public string ConnectionString => Started(_connectionString);

    public Uri Address => Started(_factory).ClientOptions.BaseAddress;

    /// <summary>What this class sets besides, or otherwise.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public virtual async ValueTask InitializeAsync()
    {
        if (!databases.HasServer)
        {
            return;
        }

        _connectionString = await databases.CreateAsync();
        _sandbox = await SandboxHost.StartAsync(new SandboxSettings());
        _settings = ServerSettings.For(_sandbox, _connectionString);
        Start();
    }

    /// <summary>Ends the process's life and begins another on the same database, vendors and secrets.</summary>
    public async Task RestartAsync()
    {
        await Started(_factory).DisposeAsync();
        Start();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        if (_sandbox is not null)
        {
            SecretNet.OfThisRun.ProtectMails(_sandbox.Mailbox);
            await _sandbox.DisposeAsync();
        }

        if (_settings.TryGetValue("Storage:Local:Path", out var files) && Directory.Exists(files))
        {
            Directory.Delete(files, recursive: true);
        }

        if (_connectionString is not null)
        {
            await databases.DropAsync(_connectionString);
        }
    }

    /// <summary>Somebody without an account.</summary>
    public ApiClient Anonymous() => new(SecretSpotter.Client(Address));

    /// <summary>Somebody who just registered.</summary>
    public async Task<User> RegisterAsync(string name = "Somebody", string? role = null)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var answer = await Anonymous()
            .PostAsync(
                "/api/v1/auth/register",
                new
                {
                    email,
                    password = User.Password,
                    displayName = name,
                    role,
                }
            );
        answer.ShouldBe(201);
        return new User(ClientWith(answer.Text("accessToken")), email, answer);
    }

    public ApiClient ClientWith(string accessToken)
    {
        var http = SecretSpotter.Client(Address);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return new ApiClient(http);
    }

    /// <summary>Looks into, or changes, the database behind the server's back.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<StreamHubDbContext, Task<T>> action)
    {
        await using var scope = Services.CreateAsyncScope();
        scope
            .ServiceProvider.GetRequiredService<Application.Common.Security.CallerContext>()
            .Set(Application.Common.Security.Caller.System);
        return await action(scope.ServiceProvider.GetRequiredService<StreamHubDbContext>());
    }

    /// <summary>
    /// Waits until the vendors have made and told what there was to make and tell, and every queued message is done. A
    /// message may have the vendors begin something, and that may end in messages: it is over when nothing more began.
    /// </summary>
    public async Task WhenIdleAsync()
    {
        long changes;
        do
        {
            changes = Sandbox.Changes;
            await Sandbox.Cloudflare.WhenIdleAsync();
            await Sandbox.Mux.WhenIdleAsync();
            await Sandbox.Webhooks.WhenIdleAsync();
            await Eventually.GetsAsync(
                () => Anonymous().GetAsync("/health"),
                health => health.Status == 200 && health.Json.GetProperty("queueDepth").GetInt64() == 0,
                "an empty queue"
            );
        } while (Sandbox.Changes != changes);
    }

    // Whatever a test does first comes by here, so that it is skipped, with the reason, where there is no database.
    private static T Started<T>(T? part)
        where T : class
    {
        Assert.SkipWhen(part is null, TestDatabases.Missing);
        return part;
    }

    /// <summary>What this class adds to the server's services.</summary>
    protected virtual void AddServices(IServiceCollection services) { }

    private void Start()
    {
        SecretNet.OfThisRun.ProtectSettings(_settings.Concat(Settings));
        _factory = new WebApplicationFactory<IEndpointModule>().WithWebHostBuilder(Configure);
        _factory.UseKestrel();
        _factory.StartServer();
        Sandbox.Stripe.WebhookUrl = new Uri(Address, "webhooks/stripe").AbsoluteUri;
        Sandbox.Cloudflare.WebhookUrl = new Uri(Address, "webhooks/cloudflare").AbsoluteUri;
        Sandbox.Mux.WebhookUrl = new Uri(Address, "webhooks/mux").AbsoluteUri;
        Sandbox.Mux.Route(new Uri(ServerSettings.PublicUrl), Address);
        Sandbox.Clerk.WebhookUrl = new Uri(Address, "webhooks/clerk").AbsoluteUri;
    }

    private void Configure(IWebHostBuilder builder)
    {
        foreach (var (name, value) in _settings.Concat(Settings))
        {
            builder.UseSetting(name, value);
        }

        builder.UseUrls("http://127.0.0.1:0");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Logs));
            AddServices(services);
        });
    }
}
