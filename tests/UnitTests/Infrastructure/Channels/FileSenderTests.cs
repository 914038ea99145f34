using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Infrastructure.Channels;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Channels;

public class FileSenderTests
{
    private const int Steps = 4;

    private static readonly TimeSpan Patience = new ChannelOptions().StallTimeout;

    private readonly SteppedTime _time = new();

    [Fact]
    public async Task An_upload_takes_as_long_as_it_goes_on()
    {
        var sent = await SendAsync(Patience * 0.9);

        sent.Error.ShouldBeNull();
        sent.Value.ShouldBe("taken");
    }

    [Fact]
    public async Task A_file_that_does_not_go_on_is_left() =>
        (await SendAsync(Patience)).Error.ShouldBe(PublishingErrors.AssetUnreachable);

    private async Task<Result<string>> SendAsync(TimeSpan step)
    {
        using var vendor = new StubVendor().Answers("taken");
        using var body = new FileBody(
            new SlowFile(_time, step),
            Steps * FileBody.StepSize,
            (_, _) => Task.CompletedTask
        );
        var sender = new FileSender(
            new OneVendor(vendor),
            Options.Create(new ChannelOptions()),
            _time,
            NullLogger<FileSender>.Instance
        );
        return await sender.SendAsync(
            new HttpRequestMessage(HttpMethod.Put, new Uri("https://platform.example/")) { Content = body },
            body,
            async (answer, bound) => Result.Success(await answer.Content.ReadAsStringAsync(bound)),
            CancellationToken.None
        );
    }

    private sealed class OneVendor(HttpMessageHandler vendor) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(vendor, disposeHandler: false);
    }

    /// <summary>Each step of it takes its time.</summary>
    private sealed class SlowFile(SteppedTime time, TimeSpan step) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            time.Advance(step);
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(buffer.Length);
        }
    }

    /// <summary>Time that passes when a test says so, with the timers that it ends.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private readonly List<Timer> _timers = [];
        private TimeSpan _passed;

        public void Advance(TimeSpan by)
        {
            _passed += by;
            _timers.FindAll(timer => timer.Due <= _passed).ForEach(timer => timer.Fire());
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(this, () => callback(state));
            timer.Change(dueTime, period);
            _timers.Add(timer);
            return timer;
        }

        private sealed class Timer(SteppedTime time, Action fire) : ITimer
        {
            public TimeSpan? Due { get; private set; }

            public void Fire()
            {
                Due = null;
                fire();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._passed + dueTime;
                return true;
            }

            public void Dispose() => Due = null;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
