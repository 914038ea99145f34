using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.WebhookEndpoints;

/// <summary>What receivers do not take is sent again, for a while.</summary>
public sealed class WebhookFailureTests(WebhookServer server) : IClassFixture<WebhookServer>, IAsyncLifetime
{
    /// <summary>The longest waits of the table, from try to try.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(6),
        TimeSpan.FromMinutes(6),
        TimeSpan.FromMinutes(36),
        TimeSpan.FromHours(2.4),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(16.8),
    ];

    private WebhookReceiver? _receiver;

    private WebhookReceiver Receiver => _receiver!;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public ValueTask DisposeAsync() => Receiver.DisposeAsync();

    [Fact]
    public async Task What_fails_is_sent_again_under_the_same_id_until_it_is_taken()
    {
        Receiver.AnswerWith(500);
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(Receiver.Url);
        await owner.DeleteSomeVideoAsync();
        var failed = await owner.Api.WhenTriedAsync(endpoint, 1);
        failed.Text("delivery.state").ShouldBe("pending");
        var wait = failed.At("delivery.nextAttemptAt").GetDateTimeOffset() - server.Time.GetUtcNow();
        wait.ShouldBeLessThan(TimeSpan.FromSeconds(6.1));

        Receiver.AnswerWith(200);
        server.Advance(Waits[0]);

        var taken = await owner.Api.WhenInStateAsync(endpoint, "delivered");
        taken.At("attempts").EnumerateArray().Select(one => one.GetProperty("status").GetInt32()).ShouldBe([200, 500]);
        Receiver.Received.Select(message => message.Id).Distinct().ShouldHaveSingleItem();
        await Eventually.HoldsAsync(
            async () => (await server.StoredEndpointAsync(endpoint.Id)).FailingSince is null,
            "the endpoint to have a clean record again"
        );
    }

    [Fact]
    public async Task After_eight_tries_it_has_failed_and_can_be_replayed()
    {
        Receiver.AnswerWith(400);
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(Receiver.Url);
        await owner.DeleteSomeVideoAsync();
        for (var tries = 1; tries <= Waits.Length; tries++)
        {
            var told = await (await server.LogInAgainAsync(owner)).Api.WhenTriedAsync(endpoint, tries);
            told.Text("delivery.state").ShouldBe("pending");
            server.Advance(Waits[tries - 1]);
        }

        owner = await server.LogInAgainAsync(owner);
        var failed = await owner.Api.WhenInStateAsync(endpoint, "failed");
        failed.At("attempts").GetArrayLength().ShouldBe(8);
        failed.At("delivery.nextAttemptAt").ValueKind.ShouldBe(JsonValueKind.Null);
        Receiver.AnswerWith(200);
        var replay = $"{WebhookSteps.DeliveryPath(failed.Id("delivery.id"))}/replay";
        (await owner.Api.PostAsync(replay)).ShouldBe(202);

        (await owner.Api.WhenInStateAsync(endpoint, "delivered")).At("attempts").GetArrayLength().ShouldBe(9);
        Receiver.Received.Select(message => message.Id).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_receiver_that_asks_for_a_longer_wait_gets_it(int status)
    {
        Receiver.Answer = response =>
        {
            response.StatusCode = status;
            response.Headers.RetryAfter = "3600";
        };
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(Receiver.Url);
        await owner.DeleteSomeVideoAsync();

        var told = await owner.Api.WhenTriedAsync(endpoint, 1);

        var sentAt = told.At("attempts")[0].GetProperty("sentAt").GetDateTimeOffset();
        var wait = told.At("delivery.nextAttemptAt").GetDateTimeOffset() - sentAt;
        wait.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
        wait.ShouldBeLessThan(TimeSpan.FromHours(1.1));
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_disabled_and_its_owners_are_told()
    {
        Receiver.AnswerWith(410);
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(Receiver.Url);
        await owner.DeleteSomeVideoAsync();

        var failed = await owner.Api.WhenInStateAsync(endpoint, "failed");

        failed.At("attempts").GetArrayLength().ShouldBe(1);
        var disabled = await WhenDisabledAsync(owner, endpoint);
        disabled.Text("disabledReason").ShouldBe("gone");
        await server.WhenIdleAsync();
        server
            .Sandbox.Mailbox.For(owner.Email)
            .ShouldContain(mail => mail.Subject.Contains("webhook endpoint at 127.0.0.1 was disabled"));
    }

    [Fact]
    public async Task An_endpoint_that_takes_nothing_for_five_days_is_disabled_and_its_owners_are_told()
    {
        Receiver.AnswerWith(500);
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(Receiver.Url);
        await owner.DeleteSomeVideoAsync();
        await owner.Api.WhenTriedAsync(endpoint, 1);
        await WhenFailingAsync(endpoint);
        server.Advance(TimeSpan.FromDays(4.9));
        owner = await server.LogInAgainAsync(owner);
        await owner.Api.WhenTriedAsync(endpoint, 2);
        (await owner.Api.GetAsync(endpoint.Path)).Text("state").ShouldBe("enabled");

        server.Advance(TimeSpan.FromDays(0.2));
        owner = await server.LogInAgainAsync(owner);

        var disabled = await WhenDisabledAsync(owner, endpoint);
        disabled.Text("disabledReason").ShouldBe("failing");
        await server.WhenIdleAsync();
        server.Sandbox.Mailbox.For(owner.Email).Count(mail => mail.Subject.Contains("was disabled")).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_took_something_meanwhile_is_not_disabled()
    {
        Receiver.AnswerWith(500);
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(Receiver.Url);
        await owner.DeleteSomeVideoAsync();
        await WhenFailingAsync(endpoint);
        Receiver.AnswerWith(200);
        server.Advance(TimeSpan.FromDays(4));
        owner = await server.LogInAgainAsync(owner);
        await owner.Api.WhenInStateAsync(endpoint, "delivered");
        await Eventually.HoldsAsync(
            async () => (await server.StoredEndpointAsync(endpoint.Id)).FailingSince is null,
            "its record to be clean"
        );
        Receiver.AnswerWith(500);
        server.Advance(TimeSpan.FromDays(2));
        owner = await server.LogInAgainAsync(owner);

        await owner.DeleteSomeVideoAsync();

        await WhenFailingAsync(endpoint);
        (await owner.Api.GetAsync(endpoint.Path)).Text("state").ShouldBe("enabled");
    }

    [Fact]
    public async Task A_redirect_is_no_delivery_and_is_not_followed()
    {
        await using var elsewhere = await WebhookReceiver.StartAsync();
        Receiver.Answer = response => response.Redirect(elsewhere.Url, permanent: false, preserveMethod: true);
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(Receiver.Url);
        await owner.DeleteSomeVideoAsync();

        var told = await owner.Api.WhenTriedAsync(endpoint, 1);

        told.At("attempts")[0].GetProperty("status").GetInt32().ShouldBe(307);
        told.Text("delivery.state").ShouldBe("pending");
        elsewhere.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_answer_its_beginning_is_kept()
    {
        Receiver.Answer = response =>
        {
            response.StatusCode = 422;
            response.BodyWriter.Write("no\0"u8);
            response.BodyWriter.Write(new byte[4_997]);
        };
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(Receiver.Url);
        await owner.DeleteSomeVideoAsync();

        var told = await owner.Api.WhenTriedAsync(endpoint, 1);

        var body = told.At("attempts")[0].GetProperty("body").GetString()!;
        body.ShouldStartWith("no");
        body.Length.ShouldBe(1_000);
    }

    [Fact]
    public async Task Where_nobody_is_that_is_the_answer()
    {
        var nobody = $"http://127.0.0.1:{FreePort.Next()}/hooks";
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(nobody);
        await owner.DeleteSomeVideoAsync();

        var told = await owner.Api.WhenTriedAsync(endpoint, 1);

        told.At("attempts")[0].GetProperty("failure").GetString().ShouldBe("unreachable");
        told.At("attempts")[0].GetProperty("status").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private Task WhenFailingAsync(MadeEndpoint endpoint) =>
        Eventually.HoldsAsync(
            async () => (await server.StoredEndpointAsync(endpoint.Id)).FailingSince is not null,
            "the failure to be noted"
        );

    private static Task<ApiAnswer> WhenDisabledAsync(User owner, MadeEndpoint endpoint) =>
        Eventually.GetsAsync(
            () => owner.Api.GetAsync(endpoint.Path),
            read => read.Text("state") == "disabled",
            "it to be disabled"
        );
}
