using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Our webhook takes what Svix's own library signed, and the tests sign as that library asks.</summary>
public sealed class SvixWebhookTests(ClerkServer server) : IClassFixture<ClerkServer>
{
    [Fact]
    public async Task What_Svixs_library_signed_is_taken_and_nothing_else()
    {
        NodeTools.SkipWhenMissing();
        var (id, body) = (SvixDoor.NewId(), """{"type":"ping","data":{"name":"Żaneta"}}""");
        var door = new SvixDoor(server);
        var time = door.Now();
        var signed = await RunAsync(id, time, body, signature: null);

        (await door.DeliverAsync($"{body} ", id, time, signed)).ShouldBeProblem(400, "invalid_signature");
        (await door.DeliverAsync(body, id, time, signed)).ShouldBe(200);
    }

    [Fact]
    public async Task Svixs_library_takes_what_the_tests_sign()
    {
        NodeTools.SkipWhenMissing();
        var (id, body) = (SvixDoor.NewId(), """{"type":"ping","data":{}}""");
        var door = new SvixDoor(server);
        var time = door.Now();

        (await RunAsync(id, time, body, door.Sign(id, time, body))).ShouldBe("taken");
        (await RunAsync(id, time, body, door.Sign(id, time, $"{body} "))).ShouldBe("refused");
    }

    private async Task<string> RunAsync(string id, string time, string payload, string? signature)
    {
        var secret = server.Clerk.WebhookSecret;
        var answer = await NodeScript.RunAsync(
            "svix.mjs",
            new
            {
                secret,
                id,
                time,
                payload,
                signature,
            }
        );
        return answer.GetProperty("result").GetString()!;
    }
}
