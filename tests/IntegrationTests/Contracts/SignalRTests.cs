using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Shouldly;
using StreamHub.IntegrationTests.Features.Events;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>The hub works with Microsoft's client for browsers and Node.</summary>
public sealed class SignalRTests(EventServer server) : IClassFixture<EventServer>
{
    [Fact]
    public async Task Microsofts_client_is_told_what_happens_and_what_it_missed_until_the_log_out()
    {
        NodeTools.SkipWhenMissing();
        var owner = await server.RegisterAsync();
        var before = (await owner.BeginUploadAsync()).VideoId;
        var after = (await owner.BeginUploadAsync()).VideoId;

        var output = await NodeScript.RunAsync(
            "signalr.mjs",
            new
            {
                server = server.Address,
                token = owner.AccessToken,
                before,
                after,
            }
        );

        var login = (await server.LogInAsync(owner.Email)).ShouldBe(200).Text("accessToken");
        var logged = await server.ClientWith(login).EventsAsync();
        logged.Select(told => told.SubjectId).ShouldBe([before, after]);
        Told(output.GetProperty("told")[0]).ShouldBe([logged[0]]);
        Told(output.GetProperty("told")[1]).ShouldBe(logged);
        Told(output.GetProperty("missed")).ShouldBe([logged[1]]);
        Told(output.GetProperty("replayed")).ShouldBe([logged[1]]);
        output.GetProperty("unknown").GetString()!.ShouldContain("event_not_found");
        output.GetProperty("closed").EnumerateArray().ShouldAllBe(closed => closed.GetBoolean());
    }

    [Fact]
    public async Task A_ticket_in_the_address_opens_a_socket_and_an_access_token_does_not()
    {
        var owner = await server.RegisterAsync();
        var ticket = (await owner.Api.PostAsync("/api/v1/events/tickets")).ShouldBe(200).Text("ticket");

        (await StatusOfAsync(ticket)).ShouldBe(HttpStatusCode.SwitchingProtocols);
        (await StatusOfAsync(owner.AccessToken)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static IEnumerable<ToldEvent> Told(JsonElement list) => list.EnumerateArray().Select(ToldEvent.Of);

    private async Task<HttpStatusCode> StatusOfAsync(string accessToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        var address = new UriBuilder(server.Address)
        {
            Scheme = "ws",
            Path = "hubs/events",
            Query = $"access_token={accessToken}",
        };
        try
        {
            await socket.ConnectAsync(address.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // What the server said is asked below.
        }

        return socket.HttpStatusCode;
    }
}
