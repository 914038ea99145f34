using System.Text.Json;
using Microsoft.Extensions.Hosting;
using NSubstitute;
using Shouldly;
using StreamHub.Application.Features.Events;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Events;
using StreamHub.UnitTests.Common;
using StreamHub.WebApi.Events;
using Xunit;

namespace StreamHub.UnitTests.WebApi.Events;

public sealed class EventConnectionTests : IDisposable
{
    private static readonly EventPlace Beginning = new(Guid.NewGuid(), 0, Guid.Empty, Types: null);

    private readonly IEventLog _log = Substitute.For<IEventLog>();
    private readonly EventSignals _signals = new();
    private readonly IOutageClassifier _outages = Substitute.For<IOutageClassifier>();
    private readonly IHostApplicationLifetime _host = Substitute.For<IHostApplicationLifetime>();
    private readonly CancellationTokenSource _closed = new();
    private readonly List<Guid> _sent = [];
    private readonly List<PlacedEvent> _events = [];
    private EventTerms _terms = new(TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    public EventConnectionTests() =>
        _log.ReadAsync(default, default, default, default, default)
            .ReturnsForAnyArgs(call => [.. _events.Where(placed => placed.Position > call.ArgAt<long>(1))]);

    public void Dispose() => _closed.Dispose();

    [Fact]
    public async Task A_client_that_does_not_read_is_dropped()
    {
        _terms = _terms with { WriteTimeout = TimeSpan.FromMilliseconds(20) };
        Add(1);

        var end = await RunAsync(Always(true), (_, token) => Task.Delay(Timeout.Infinite, token));

        end.ShouldBe(ConnectionEnd.TooSlow);
    }

    [Fact]
    public async Task Who_lost_the_right_is_told_nothing_more()
    {
        Add(1);
        var rights = new Queue<bool>([true, false]);

        var end = await RunAsync(_ => Task.FromResult(rights.Dequeue()), SendAndAddAsync);

        end.ShouldBe(ConnectionEnd.Refused);
        _sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_ends_when_it_is_as_old_as_one_gets()
    {
        _terms = _terms with { ConnectionLifetime = TimeSpan.FromMilliseconds(30) };

        (await RunAsync(Always(true), SendAsync)).ShouldBe(ConnectionEnd.Over);
    }

    [Fact]
    public async Task It_ends_when_the_server_stops()
    {
        using var stopping = new CancellationTokenSource();
        _host.ApplicationStopping.Returns(stopping.Token);

        var running = RunAsync(Always(true), async (_, _) => await stopping.CancelAsync());

        (await running).ShouldBe(ConnectionEnd.Over);
    }

    [Fact]
    public async Task It_ends_when_the_database_is_away()
    {
        _log.ReadAsync(default, default, default, default, default)
            .ReturnsForAnyArgs<IReadOnlyList<PlacedEvent>>(_ => throw new TimeoutException());
        _outages.IsOutage(Arg.Any<TimeoutException>()).Returns(true);

        (await RunAsync(Always(true), SendAsync)).ShouldBe(ConnectionEnd.Outage);
    }

    [Fact]
    public async Task What_comes_between_the_look_and_the_wait_is_not_slept_through()
    {
        _terms = _terms with { Heartbeat = TimeSpan.FromHours(1) };
        var looked = false;
        _log.ReadAsync(default, default, default, default, default)
            .ReturnsForAnyArgs(call =>
            {
                if (looked)
                {
                    return [.. _events.Where(placed => placed.Position > call.ArgAt<long>(1))];
                }

                // It is committed, and told, when the look has found nothing and the wait has not begun.
                looked = true;
                Add(1);
                _signals.Raise(Beginning.OrganizationId);
                return [];
            });

        var end = await RunAsync(
            Always(true),
            async (events, token) =>
            {
                await SendAsync(events, token);
                await _closed.CancelAsync();
            }
        );

        end.ShouldBe(ConnectionEnd.Over);
        _sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_told_is_not_told_again()
    {
        Add(1);
        Add(2);

        await RunAsync(
            Always(true),
            async (events, token) =>
            {
                await SendAsync(events, token);
                if (events.Count == 0)
                {
                    await _closed.CancelAsync();
                }
            }
        );

        _sent.ShouldBe(_events.Select(placed => placed.Event.Id));
    }

    private static Func<CancellationToken, Task<bool>> Always(bool may) => _ => Task.FromResult(may);

    private Task SendAsync(IReadOnlyList<EventResponse> events, CancellationToken cancellationToken)
    {
        _sent.AddRange(events.Select(told => told.Id));
        return Task.CompletedTask;
    }

    private Task SendAndAddAsync(IReadOnlyList<EventResponse> events, CancellationToken cancellationToken)
    {
        Add(_events.Count + 1);
        return SendAsync(events, cancellationToken);
    }

    private void Add(long position) =>
        _events.Add(
            new PlacedEvent(
                position,
                new EventResponse(
                    Guid.NewGuid(),
                    "video:ready",
                    Guid.NewGuid(),
                    UserId: null,
                    Moments.Noon,
                    JsonElement.Parse("{}")
                )
            )
        );

    private Task<ConnectionEnd> RunAsync(
        Func<CancellationToken, Task<bool>> mayGoOn,
        Func<IReadOnlyList<EventResponse>, CancellationToken, Task> send
    )
    {
        var feed = new EventFeed(_log, _signals, _terms, TimeProvider.System);
        var connection = new EventConnection(feed, _terms, TimeProvider.System, _outages, _host);
        return connection.RunAsync(Beginning, mayGoOn, send, _closed.Token).WaitAsync(TimeSpan.FromSeconds(30));
    }
}
