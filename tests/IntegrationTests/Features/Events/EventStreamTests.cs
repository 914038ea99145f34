using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Events;

public sealed class EventStreamTests(EventServer server) : IClassFixture<EventServer>
{
    private const string Tickets = "/api/v1/events/tickets";

    [Fact]
    public async Task Two_who_follow_are_told_the_same_as_it_happens()
    {
        var owner = await server.RegisterAsync();
        await owner.DeleteSomeVideoAsync();
        await using var one = await EventStream.OpenAsync(owner.Api);
        await using var other = await EventStream.OpenAsync(owner.Api);

        var video = await owner.DeleteSomeVideoAsync();

        var told = await one.NextAsync();
        told.Type.ShouldBe("video:deleted");
        told.SubjectId.ShouldBe(video);
        (await other.NextAsync()).ShouldBe(told);
        (await owner.Api.EventsAsync()).Last().ShouldBe(told);
    }

    [Fact]
    public async Task Who_was_cut_off_is_told_first_what_was_missed()
    {
        var owner = await server.RegisterAsync();
        Guid last;
        await using (var cut = await EventStream.OpenAsync(owner.Api))
        {
            await owner.DeleteSomeVideoAsync();
            last = (await cut.NextAsync()).Id;
        }

        var missed = new List<Guid> { await owner.DeleteSomeVideoAsync(), await owner.DeleteSomeVideoAsync() };
        await using var again = await EventStream.OpenAsync(owner.Api, last);
        await using var byAddress = await EventStream.OpenAsync(owner.Api, query: $"?after={last}");
        missed.Add(await owner.DeleteSomeVideoAsync());

        foreach (var video in missed)
        {
            (await again.NextAsync()).SubjectId.ShouldBe(video);
            (await byAddress.NextAsync()).SubjectId.ShouldBe(video);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Who_was_cut_off_before_anything_was_told_goes_on_all_the_same(int eventsBefore)
    {
        var owner = await server.RegisterAsync();
        for (var i = 0; i < eventsBefore; i++)
        {
            await owner.DeleteSomeVideoAsync();
        }

        Guid place;
        await using (var cut = await EventStream.OpenAsync(owner.Api))
        {
            place = Guid.Parse((await cut.NextBytesAsync())["id: ".Length..].Trim());
        }

        var missed = await owner.DeleteSomeVideoAsync();

        await using var again = await EventStream.OpenAsync(owner.Api, place);
        (await again.NextAsync()).SubjectId.ShouldBe(missed);
    }

    [Fact]
    public async Task Only_the_types_are_told_that_were_asked_for()
    {
        var owner = await server.RegisterAsync();
        await using var stream = await EventStream.OpenAsync(owner.Api, query: "?type=video:ready");

        await owner.DeleteSomeVideoAsync();
        var ready = await server.ReadyVideoAsync(owner);

        (await stream.NextAsync()).SubjectId.ShouldBe(ready);
    }

    [Fact]
    public async Task A_quiet_stream_shows_that_it_lives()
    {
        var owner = await server.RegisterAsync();
        await using var stream = await EventStream.OpenAsync(owner.Api);

        var beginning = await stream.NextBytesAsync();
        var later = await stream.NextBytesAsync();

        beginning.ShouldStartWith("id: ");
        later.ShouldStartWith(":");
    }

    [Fact]
    public async Task Nobody_is_told_of_another_organization()
    {
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        await using var stream = await EventStream.OpenAsync(stranger.Api);

        await owner.DeleteSomeVideoAsync();
        var own = await stranger.DeleteSomeVideoAsync();

        (await stream.NextAsync()).SubjectId.ShouldBe(own);
        var foreign = (await owner.Api.EventsAsync()).Single();
        (await EventStream.RefusalAsync(stranger.Api, foreign.Id)).ShouldBeProblem(404, "event_not_found");
    }

    [Fact]
    public async Task A_log_out_ends_the_stream_and_nothing_more_is_told()
    {
        var owner = await server.RegisterAsync();
        var elsewhere = (await server.LogInAsync(owner.Email)).ShouldBe(200).Text("accessToken");
        await using var stream = await EventStream.OpenAsync(server.ClientWith(elsewhere));

        (await server.ClientWith(elsewhere).PostAsync("/api/v1/auth/logout")).Status.ShouldBeInRange(200, 204);
        await owner.DeleteSomeVideoAsync();

        await stream.ShouldEndAsync();
    }

    [Fact]
    public async Task A_revoked_key_ends_its_stream()
    {
        var owner = await server.RegisterAsync();
        var key = await owner.CreateKeyAsync(["events:read"]);
        await using var stream = await EventStream.OpenAsync(server.ClientWith(key.Secret));

        (await owner.Api.DeleteAsync(KeySteps.PathOf(key.Id))).Status.ShouldBe(204);
        await owner.DeleteSomeVideoAsync();

        await stream.ShouldEndAsync();
    }

    [Fact]
    public async Task A_browser_comes_in_with_a_ticket_and_with_nothing_else_in_the_address()
    {
        var owner = await server.RegisterAsync();
        var answer = (await owner.Api.PostAsync(Tickets)).ShouldBe(200);
        var ticket = answer.Text("ticket");
        answer.At("expiresIn").GetInt32().ShouldBe(60);

        await using var stream = await EventStream.OpenAsync(server.Anonymous(), query: $"?access_token={ticket}");
        var video = await owner.DeleteSomeVideoAsync();

        (await stream.NextAsync()).SubjectId.ShouldBe(video);
        var byToken = await EventStream.RefusalAsync(server.Anonymous(), query: $"?access_token={owner.AccessToken}");
        byToken.ShouldBeProblem(401, "unauthenticated");
        var elsewhere = await server.Anonymous().GetAsync($"{EventSteps.Events}?access_token={ticket}");
        elsewhere.ShouldBeProblem(401, "unauthenticated");
        (await server.ProfileOfAsync(ticket)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_ticket_is_over_after_a_minute()
    {
        var owner = await server.RegisterAsync();
        var ticket = (await owner.Api.PostAsync(Tickets)).ShouldBe(200).Text("ticket");

        server.Time.Advance(TimeSpan.FromSeconds(95));

        var late = await EventStream.RefusalAsync(server.Anonymous(), query: $"?access_token={ticket}");
        late.ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Who_does_not_ask_for_a_stream_is_not_left_waiting()
    {
        var owner = await server.RegisterAsync();

        (await owner.Api.GetAsync(EventStream.Path)).ShouldBeProblem(406, "not_acceptable");
        (await EventStream.RefusalAsync(owner.Api, Guid.NewGuid())).ShouldBeProblem(404, "event_not_found");
        var noId = await owner.Api.SendAsync(HttpMethod.Get, EventStream.Path, null, ("Last-Event-ID", "seven"));
        noId.ShouldBlame("Last-Event-ID");
    }
}
