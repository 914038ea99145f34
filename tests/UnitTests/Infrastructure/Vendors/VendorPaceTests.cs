using System.Net;
using Polly;
using Shouldly;
using StreamHub.Infrastructure.Vendors;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Vendors;

public sealed class VendorPaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly WaitingTime _time = new();

    [Fact]
    public void So_many_go_at_once_and_each_further_one_a_window_after_the_one_before_it()
    {
        var pace = PaceOf(requests: 2, longestWait: 10);
        List<Task> turns = [];

        for (var request = 0; request < 5; request++)
        {
            turns.Add(pace.WaitAsync(isWrite: true, default).AsTask());
        }

        turns.Count(turn => turn.IsCompletedSuccessfully).ShouldBe(2);
        _time.Waits.ShouldBe([Second, Second, 2 * Second]);
    }

    [Fact]
    public async Task A_window_later_there_is_room_again()
    {
        var pace = PaceOf(requests: 1, longestWait: 0);
        await pace.WaitAsync(isWrite: true, default);

        _time.Advance(Second - TimeSpan.FromTicks(1));
        await Should.ThrowAsync<VendorBusyException>(async () => await pace.WaitAsync(isWrite: true, default));
        _time.Advance(TimeSpan.FromTicks(1));
        await pace.WaitAsync(isWrite: true, default);

        _time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_would_wait_too_long_is_told_at_once_when_to_come_and_takes_no_turn()
    {
        var pace = PaceOf(requests: 1, longestWait: 1);
        await pace.WaitAsync(isWrite: true, default);
        var second = pace.WaitAsync(isWrite: true, default).AsTask();

        for (var again = 0; again < 3; again++)
        {
            var busy = await Should.ThrowAsync<VendorBusyException>(async () =>
                await pace.WaitAsync(isWrite: true, default)
            );
            busy.Wait.ShouldBe(2 * Second);
        }

        _time.Waits.ShouldBe([Second]);
        second.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Where_only_writes_count_reads_go_at_once()
    {
        var pace = PaceOf(requests: 1, longestWait: 0);
        await pace.WaitAsync(isWrite: true, default);

        await pace.WaitAsync(isWrite: false, default);

        await Should.ThrowAsync<VendorBusyException>(async () => await pace.WaitAsync(isWrite: true, default));
    }

    [Fact]
    public async Task Who_gives_up_waits_no_longer()
    {
        var pace = PaceOf(requests: 1, longestWait: 10);
        await pace.WaitAsync(isWrite: true, default);
        using var gaveUp = new CancellationTokenSource();
        var turn = pace.WaitAsync(isWrite: true, gaveUp.Token).AsTask();

        await gaveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => turn);
    }

    [Fact]
    public async Task A_long_line_is_no_failure_of_the_vendors_and_not_tried_again()
    {
        var options = new VendorOptions { BreakerThroughput = 2 };
        var pipeline = VendorResilience.Build(options, TimeProvider.System, PaceOf(requests: 1, longestWait: 0));
        (await AskAsync(pipeline)).StatusCode.ShouldBe(HttpStatusCode.OK);

        for (var call = 0; call < 10; call++)
        {
            await Should.ThrowAsync<VendorBusyException>(() => AskAsync(pipeline));
        }

        _time.Advance(Second);
        (await AskAsync(pipeline)).StatusCode.ShouldBe(HttpStatusCode.OK, "the breaker did not open");
    }

    [Theory]
    [InlineData("stripe", "stripe")]
    [InlineData("mux:default", "mux")]
    [InlineData("cloudflare:7c9e:1", "cloudflare")]
    public void An_accounts_name_begins_with_its_vendors(string account, string vendor) =>
        new VendorAccount(account).Vendor.ShouldBe(vendor);

    private static async Task<HttpResponseMessage> AskAsync(ResiliencePipeline<HttpResponseMessage> pipeline)
    {
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        context.Properties.Set(VendorResilience.Repeatable, value: true);
        context.Properties.Set(VendorResilience.IsWrite, value: true);
        return await pipeline.ExecuteAsync(_ => ValueTask.FromResult(new HttpResponseMessage()), context);
    }

    private VendorPace PaceOf(int requests, int longestWait) =>
        new(
            new VendorLimit
            {
                Requests = requests,
                Window = Second,
                WritesOnly = true,
            },
            longestWait * Second,
            _time
        );

    /// <summary>Keeps what it was asked to wait for, and never ends a wait.</summary>
    private sealed class WaitingTime : TimeProvider
    {
        private TimeSpan _passed;

        public List<TimeSpan> Waits { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _passed.Ticks;

        public void Advance(TimeSpan by) => _passed += by;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
