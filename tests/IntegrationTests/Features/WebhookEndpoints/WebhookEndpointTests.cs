using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.WebhookSteps;

namespace StreamHub.IntegrationTests.Features.WebhookEndpoints;

public sealed class WebhookEndpointTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Url = "https://hooks.example.com/streamhub";

    [Fact]
    public async Task An_endpoint_is_made_with_a_secret_that_is_shown_once()
    {
        var owner = await server.RegisterAsync();

        var made = await owner.Api.PostAsync(
            Endpoints,
            new
            {
                url = Url,
                description = "Ours",
                eventTypes = new[] { "video:ready", "video:ready" },
            }
        );

        made.ShouldBe(201);
        made.Headers.Location!.OriginalString.ShouldBe(EndpointPath(made.Id("endpoint.id")));
        Convert.FromBase64String(made.Text("secret")["whsec_".Length..]).Length.ShouldBe(32);
        var read = (await owner.Api.GetAsync(EndpointPath(made.Id("endpoint.id")))).ShouldBe(200);
        read.Json.ToString().ShouldBe(made.At("endpoint").ToString());
        read.Text("url").ShouldBe(Url);
        read.Text("state").ShouldBe("enabled");
        read.At("eventTypes").ToString().ShouldBe("""["video:ready"]""");
        var list = (await owner.Api.GetAsync(Endpoints)).ShouldBe(200);
        list.Body.ShouldNotContain("whsec_");
        list.At("items").EnumerateArray().ShouldHaveSingleItem().ToString().ShouldBe(read.Json.ToString());
        (await server.OrganizationEventsAsync(owner.OrganizationId))
            .Select(told => told.Kind)
            .ShouldContain(SecurityEventKind.WebhookEndpointCreated);
    }

    [Theory]
    [InlineData("http://hooks.example.com/")]
    [InlineData("ftp://hooks.example.com/")]
    [InlineData("/hooks")]
    [InlineData("https://user@hooks.example.com/")]
    [InlineData("https://user:password@hooks.example.com/")]
    [InlineData("https://hooks.example.com/#part")]
    public async Task An_address_of_another_form_is_refused(string url)
    {
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync();

        (await owner.Api.PostAsync(Endpoints, new { url })).ShouldBlame("url");
        (await owner.Api.PatchAsync(endpoint.Path, new { url })).ShouldBlame("url");
    }

    [Fact]
    public async Task The_longest_address_is_taken_and_a_longer_one_is_not()
    {
        var owner = await server.RegisterAsync();
        var longest = Url + new string('x', 500 - Url.Length);

        (await owner.Api.PostAsync(Endpoints, new { url = longest })).ShouldBe(201);
        (await owner.Api.PostAsync(Endpoints, new { url = longest + "x" })).ShouldBlame("url");
    }

    [Fact]
    public async Task What_is_given_is_changed_and_the_rest_stays()
    {
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(Url, "video:ready");

        (await owner.Api.PatchAsync(endpoint.Path, new { description = "Ours" })).ShouldBe(200);
        var changed = await owner.Api.PatchAsync(endpoint.Path, new { eventTypes = new[] { "video:failed" } });
        changed.Text("description").ShouldBe("Ours");
        changed.Text("url").ShouldBe(Url);
        changed.At("eventTypes").ToString().ShouldBe("""["video:failed"]""");

        var cleared = await owner.Api.PatchAsync(
            endpoint.Path,
            JsonNode.Parse($$"""{"url":"{{Url}}/2","description":null,"eventTypes":[]}""")!
        );
        cleared.At("description").ValueKind.ShouldBe(JsonValueKind.Null);
        cleared.At("eventTypes").GetArrayLength().ShouldBe(0);
        cleared.Text("url").ShouldBe($"{Url}/2");
    }

    [Fact]
    public async Task Of_many_who_want_the_last_places_as_many_get_one_as_there_are()
    {
        var owner = await server.RegisterAsync();
        for (var i = 0; i < 7; i++)
        {
            await owner.CreateEndpointAsync();
        }

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => owner.Api.PostAsync(Endpoints, new { url = $"{Url}/{i}" }))
        );

        (await owner.Api.GetAsync(Endpoints)).At("items").GetArrayLength().ShouldBeLessThanOrEqualTo(10);
        answers.Count(answer => answer.Status == 201).ShouldBeInRange(1, 3);
        answers.ShouldAllBe(answer => answer.Status == 201 || answer.Status == 409);
        while ((await owner.Api.GetAsync(Endpoints)).At("items").GetArrayLength() < 10)
        {
            await owner.CreateEndpointAsync();
        }

        (await owner.Api.PostAsync(Endpoints, new { url = Url })).ShouldBeProblem(409, "too_many_webhook_endpoints");
        var first = (await owner.Api.GetAsync(Endpoints)).At("items")[0].GetProperty("id").GetGuid();
        (await owner.Api.DeleteAsync(EndpointPath(first))).ShouldBe(204);
        (await owner.Api.PostAsync(Endpoints, new { url = Url })).ShouldBe(201);
    }

    [Fact]
    public async Task A_deleted_endpoint_is_gone_with_its_deliveries()
    {
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync();
        var delivery = await server.KeepDeliveryAsync(endpoint.Id);
        (await owner.Api.GetAsync(DeliveryPath(delivery))).ShouldBe(200);

        (await owner.Api.DeleteAsync(endpoint.Path)).ShouldBe(204);

        (await owner.Api.GetAsync(endpoint.Path)).ShouldBeProblem(404, "webhook_endpoint_not_found");
        (await owner.Api.DeleteAsync(endpoint.Path)).ShouldBeProblem(404, "webhook_endpoint_not_found");
        (await owner.Api.GetAsync($"{endpoint.Path}/deliveries")).ShouldBeProblem(404, "webhook_endpoint_not_found");
        (await owner.Api.GetAsync(DeliveryPath(delivery))).ShouldBeProblem(404, "webhook_delivery_not_found");
        (await owner.Api.PostAsync($"{DeliveryPath(delivery)}/replay")).ShouldBeProblem(
            404,
            "webhook_delivery_not_found"
        );
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_disabled_endpoint_and_it_says_so()
    {
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync();
        var delivery = await server.KeepDeliveryAsync(endpoint.Id);

        var disabled = await owner.Api.PostAsync($"{endpoint.Path}/disable");

        disabled.ShouldBe(200);
        disabled.Text("state").ShouldBe("disabled");
        disabled.Text("disabledReason").ShouldBe("member");
        foreach (var path in new[] { $"{endpoint.Path}/test", $"{DeliveryPath(delivery)}/replay" })
        {
            (await owner.Api.PostAsync(path)).ShouldBeProblem(409, "webhook_endpoint_disabled");
        }

        var since = server.Time.GetUtcNow();
        (await owner.Api.PostAsync($"{endpoint.Path}/replay", new { since })).ShouldBeProblem(
            409,
            "webhook_endpoint_disabled"
        );
        var enabled = await owner.Api.PostAsync($"{endpoint.Path}/enable");
        enabled.Text("state").ShouldBe("enabled");
        enabled.At("disabledReason").ValueKind.ShouldBe(JsonValueKind.Null);
        (await owner.Api.PostAsync($"{endpoint.Path}/test")).ShouldBe(202);
    }

    [Fact]
    public async Task Members_read_and_admins_write()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var member = (await server.JoinAsync(owner, studio)).Api.For($"{studio}");
        var endpoint = await owner.Api.For($"{studio}").CreateEndpointAsync();

        (await member.GetAsync(endpoint.Path)).ShouldBe(200);
        (await member.PostAsync(Endpoints, new { url = Url })).ShouldBe(403);
        (await member.PostAsync($"{endpoint.Path}/rotate-secret")).ShouldBe(403);
        (await member.DeleteAsync(endpoint.Path)).ShouldBe(403);
    }

    [Fact]
    public async Task A_key_may_what_its_scopes_say()
    {
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync();
        var reader = server.ClientWith((await owner.CreateKeyAsync(["webhooks:read"])).Secret);
        var writer = server.ClientWith((await owner.CreateKeyAsync(["webhooks:write"])).Secret);
        var other = server.ClientWith((await owner.CreateKeyAsync(["events:read"])).Secret);

        (await reader.GetAsync(endpoint.Path)).ShouldBe(200);
        (await reader.PostAsync($"{endpoint.Path}/test")).ShouldBe(403);
        (await writer.GetAsync(endpoint.Path)).ShouldBe(403);
        (await writer.PostAsync($"{endpoint.Path}/test")).ShouldBe(202);
        (await other.GetAsync(Endpoints)).ShouldBe(403);
    }

    [Fact]
    public async Task The_endpoints_of_a_deleted_organization_are_deleted()
    {
        var owner = await server.RegisterAsync();
        var studio = await owner.FoundAsync();
        var endpoint = await owner.Api.For($"{studio}").CreateEndpointAsync();

        (await owner.Api.DeleteAsync(OrganizationSteps.PathOf(studio))).ShouldBe(204);
        await server.WhenIdleAsync();

        var kept = await server.StoredEndpointAsync(endpoint.Id);
        kept.DeletedAt.ShouldNotBeNull();
        kept.SealedSecret.ShouldBeNull();
    }
}
