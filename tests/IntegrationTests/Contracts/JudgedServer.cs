using Microsoft.Extensions.DependencyInjection;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>A StreamHub one of whose vendors is a stand-in that judges requests by the vendor's own description.</summary>
public abstract class JudgedServer(TestDatabases databases) : StreamHubServer(databases)
{
    private NodeService? _judge;

    public NodeService Judge => _judge!;

    public Exchanges Exchanges { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        if (VendorContracts.Missing is not null)
        {
            return;
        }

        _judge = await StartJudgeAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_judge is not null)
        {
            await _judge.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Runs what sends requests, with the services of one request.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        VendorContracts.SkipWhenMissing();
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    protected abstract Task<NodeService> StartJudgeAsync();

    protected override void AddServices(IServiceCollection services) =>
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(Exchanges.NewHandler));
}
