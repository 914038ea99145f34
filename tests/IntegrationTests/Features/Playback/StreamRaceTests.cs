using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Domain.Viewing;
using StreamHub.Infrastructure.Persistence;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.StreamSteps;

namespace StreamHub.IntegrationTests.Features.Playback;

/// <summary>Many who want what is left of a plan, at once.</summary>
public sealed class StreamRaceTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Theory]
    [InlineData(2, null, 1)]
    [InlineData(50, "pro", 3)]
    public async Task Of_many_at_once_as_many_play_as_the_plan_allows(int count, string? plan, int allowed)
    {
        var video = await server.ReadyVideoAsync(await server.RegisterAsync(), "free");
        var viewer = await server.RegisterAsync();
        if (plan is not null)
        {
            await server.SubscribeAsync(viewer, plan);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => viewer.StartPlaybackAsync(video)));

        var playing = answers.Where(answer => answer.Status == 200).Select(answer => answer.Id("streamId")).ToList();
        playing.Count.ShouldBe(allowed);
        playing.ShouldBeUnique();
        answers
            .Where(answer => answer.Status != 200)
            .ShouldAllBe(answer => answer.Text("code") == "plan_limit_reached");
        (await viewer.RunningStreamsAsync()).ShouldBe(playing, ignoreOrder: true);
    }

    [Fact]
    public async Task Nodes_that_do_not_know_of_each_other_give_no_slot_twice()
    {
        const int Allowed = 20;
        var organization = Guid.NewGuid();
        var nodes = Enumerable.Range(0, 4).Select(_ => NewNode()).ToList();

        var takings = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(n => nodes[n % nodes.Count].TakeAsync(Request(organization, Allowed), default))
        );

        var streams = takings.Select(taking => taking.ShouldNotBeNull().Stream).OfType<PlaybackStream>().ToList();
        streams.Select(stream => stream.Slot).Order().ShouldBe(Enumerable.Range(1, Allowed).Select(slot => (long)slot));
        (await StoredAsync(organization)).Select(stream => stream.Id).ShouldBe(streams.Select(one => one.Id), true);
    }

    [Fact]
    public async Task Without_a_limit_everybody_plays()
    {
        var organization = Guid.NewGuid();
        var nodes = new[] { NewNode(), NewNode() };

        var takings = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(n => nodes[n % 2].TakeAsync(Request(organization, allowed: null), default))
        );

        takings.ShouldAllBe(taking => taking!.Stream != null);
        (await StoredAsync(organization)).Count.ShouldBe(100);
    }

    [Fact]
    public async Task One_stream_that_goes_on_twice_at_once_stays_one()
    {
        var organization = Guid.NewGuid();
        var node = NewNode();
        var first = Request(organization, allowed: 1);
        var stream = (await node.TakeAsync(first, default))!.Stream!;

        var takings = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => node.TakeAsync(first with { StreamId = stream.Id, VideoId = Guid.NewGuid() }, default))
        );

        takings.ShouldAllBe(taking => taking!.Stream!.Id == stream.Id);
        (await StoredAsync(organization)).ShouldHaveSingleItem().Id.ShouldBe(stream.Id);
    }

    [Fact]
    public async Task What_is_over_for_long_is_forgotten()
    {
        var (over, running) = (Guid.NewGuid(), Guid.NewGuid());
        var node = NewNode();
        await node.TakeAsync(Request(over, allowed: 1), default);
        server.Advance(TimeSpan.FromHours(2));
        await node.TakeAsync(Request(running, allowed: 1), default);

        await server
            .Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>()
            .OfType<EndedStreamsSweep>()
            .Single()
            .RunOnceAsync(default);

        (await StoredAsync(over)).ShouldBeEmpty();
        (await StoredAsync(running)).Count.ShouldBe(1);
    }

    private static StreamRequest Request(Guid organization, int? allowed) =>
        new(StreamId: null, organization, UserId: Guid.NewGuid(), VideoId: Guid.NewGuid(), allowed);

    private PlaybackStreams NewNode() => ActivatorUtilities.CreateInstance<PlaybackStreams>(server.Services);

    private Task<List<PlaybackStream>> StoredAsync(Guid organization) =>
        server.InDatabaseAsync(database =>
            database
                .Set<PlaybackStream>()
                .IgnoreQueryFilters()
                .Where(stream => stream.OrganizationId == organization)
                .ToListAsync()
        );
}
