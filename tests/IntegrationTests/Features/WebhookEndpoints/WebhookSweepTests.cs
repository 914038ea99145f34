using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using StreamHub.Domain.WebhookEndpoints;
using StreamHub.Infrastructure.WebhookEndpoints;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.WebhookEndpoints;

public sealed class WebhookSweepTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Deliveries_are_forgotten_with_their_events_and_deleted_endpoints_with_their_deliveries()
    {
        var owner = await server.RegisterAsync();
        var kept = await owner.CreateEndpointAsync();
        await server.KeepDeliveryAsync(kept.Id);
        server.Advance(TimeSpan.FromDays(30));
        owner = await server.LogInAgainAsync(owner);
        var young = await server.KeepDeliveryAsync(kept.Id);
        var deleted = await owner.CreateEndpointAsync();
        await server.KeepDeliveryAsync(deleted.Id);
        (await owner.Api.DeleteAsync(deleted.Path)).ShouldBe(204);

        await server.Services.GetServices<IHostedService>().OfType<OldDeliveriesSweep>().Single().RunOnceAsync(default);

        var (deliveries, endpoints) = await server.InDatabaseAsync(async database =>
            (
                await database.Set<WebhookDelivery>().IgnoreQueryFilters().Select(one => one.Id).ToListAsync(),
                await database.Set<WebhookEndpoint>().IgnoreQueryFilters().Select(one => one.Id).ToListAsync()
            )
        );
        deliveries.ShouldBe([young]);
        endpoints.ShouldBe([kept.Id]);
    }
}
