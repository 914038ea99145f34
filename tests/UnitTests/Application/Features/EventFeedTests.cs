using System.Text.Json;
using NSubstitute;
using Shouldly;
using StreamHub.Application.Features.Events;
using StreamHub.Application.Ports;
using StreamHub.Domain.Events;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Application.Features;

public class EventFeedTests
{
    private static readonly EventPlace Beginning = new(Guid.NewGuid(), 0, Guid.Empty, [EventTypes.VideoReady]);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(20);

    private readonly IEventLog _log = Substitute.For<IEventLog>();
    private readonly IEventSignals _signals = Substitute.For<IEventSignals>();

    [Fact]
    public async Task Signals_without_news_do_not_silence_the_heartbeat()
    {
        _signals.NextOf(Beginning.OrganizationId).Returns(Task.CompletedTask);
        Log(_ => []);

        (await FirstAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task News_that_nobody_asked_for_do_not_silence_the_heartbeat()
    {
        _signals.NextOf(Beginning.OrganizationId).Returns(Task.CompletedTask);
        Log(after => [Placed(after + 1, EventTypes.VideoDeleted)]);

        (await FirstAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_not_asked_for_is_passed_over()
    {
        _signals.NextOf(Beginning.OrganizationId).Returns(Task.CompletedTask);
        var wanted = Placed(3, EventTypes.VideoReady);
        Log(after => after < 2 ? [Placed(after + 1, EventTypes.VideoDeleted)] : [wanted]);

        (await FirstAsync(TimeSpan.FromHours(1))).ShouldBe([wanted.Event]);
    }

    private static PlacedEvent Placed(long position, string type) =>
        new(
            position,
            new EventResponse(Guid.NewGuid(), type, Guid.NewGuid(), UserId: null, Moments.Noon, JsonElement.Parse("{}"))
        );

    private void Log(Func<long, IReadOnlyList<PlacedEvent>> read) =>
        _log.ReadAsync(default, default, default, default, default)
            .ReturnsForAnyArgs(call => read(call.ArgAt<long>(1)));

    private async Task<IReadOnlyList<EventResponse>> FirstAsync(TimeSpan? heartbeat = null)
    {
        var terms = new EventTerms(heartbeat ?? Heartbeat, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var feed = new EventFeed(_log, _signals, terms, TimeProvider.System);
        await using var told = feed.FollowAsync(Beginning, bound.Token).GetAsyncEnumerator(bound.Token);
        (await told.MoveNextAsync()).ShouldBeTrue();
        return told.Current;
    }
}
