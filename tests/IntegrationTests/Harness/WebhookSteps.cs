using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>An endpoint as its maker got it.</summary>
public sealed record MadeEndpoint(Guid Id, string Secret)
{
    public string Path => WebhookSteps.EndpointPath(Id);
}

/// <summary>What tests do with webhook endpoints.</summary>
public static class WebhookSteps
{
    public const string Endpoints = "/api/v1/webhooks/endpoints";
    public const string Deliveries = "/api/v1/webhooks/deliveries";

    public static string EndpointPath(Guid id) => $"{Endpoints}/{id}";

    public static string DeliveryPath(Guid id) => $"{Deliveries}/{id}";

    public static async Task<MadeEndpoint> CreateEndpointAsync(
        this ApiClient api,
        string? url = null,
        params string[] eventTypes
    )
    {
        url ??= $"https://hooks.example.com/{Guid.NewGuid():N}";
        var made = (await api.PostAsync(Endpoints, new { url, eventTypes })).ShouldBe(201);
        return new MadeEndpoint(made.Id("endpoint.id"), made.Text("secret"));
    }

    public static Task<MadeEndpoint> CreateEndpointAsync(
        this User user,
        string? url = null,
        params string[] eventTypes
    ) => user.Api.CreateEndpointAsync(url, eventTypes);

    /// <summary>What happened last comes first.</summary>
    public static async Task<List<JsonElement>> DeliveriesAsync(
        this ApiClient api,
        MadeEndpoint endpoint,
        string query = ""
    ) =>
        [
            .. (await api.GetAsync($"{endpoint.Path}/deliveries{query}"))
                .ShouldBe(200)
                .At("items")
                .EnumerateArray()
                .Select(item => item.Clone()),
        ];

    /// <summary>The one delivery that there is, with its attempts, once it is as expected.</summary>
    public static Task<ApiAnswer> WhenDeliveryAsync(
        this ApiClient api,
        MadeEndpoint endpoint,
        Func<ApiAnswer, bool> condition,
        string what
    ) =>
        Eventually.GetsAsync(
            async () =>
            {
                var only = await Eventually.GetsAsync(
                    () => api.DeliveriesAsync(endpoint),
                    deliveries => deliveries.Count > 0,
                    "a delivery"
                );
                var id = only.ShouldHaveSingleItem().GetProperty("id").GetGuid();
                return (await api.GetAsync(DeliveryPath(id))).ShouldBe(200);
            },
            condition,
            what
        );

    public static Task<ApiAnswer> WhenTriedAsync(this ApiClient api, MadeEndpoint endpoint, int attempts) =>
        api.WhenDeliveryAsync(
            endpoint,
            details => details.At("attempts").GetArrayLength() >= attempts,
            $"{attempts} attempts"
        );

    public static Task<ApiAnswer> WhenInStateAsync(this ApiClient api, MadeEndpoint endpoint, string state) =>
        api.WhenDeliveryAsync(endpoint, details => details.Text("delivery.state") == state, $"it to be {state}");

    public static Task<WebhookEndpoint> StoredEndpointAsync(this StreamHubServer server, Guid id) =>
        server.InDatabaseAsync(database =>
            database.Set<WebhookEndpoint>().IgnoreQueryFilters().SingleAsync(endpoint => endpoint.Id == id)
        );

    /// <summary>A test message that the endpoint took, without anybody having sent it.</summary>
    public static Task<Guid> KeepDeliveryAsync(this StreamHubServer server, Guid endpointId) =>
        server.InDatabaseAsync(async database =>
        {
            var now = server.Time.GetUtcNow();
            var endpoint = await database
                .Set<WebhookEndpoint>()
                .IgnoreQueryFilters()
                .SingleAsync(one => one.Id == endpointId);
            var delivery = WebhookDelivery.Test(endpoint, now).Value;
            delivery.Take(
                new WebhookAnswer(204, Failure: null, TimeSpan.FromMilliseconds(7)),
                now,
                now,
                chancePermille: 0
            );
            database.Add(delivery);
            await database.SaveChangesAsync();
            return delivery.Id;
        });
}
