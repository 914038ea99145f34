using System.Net;
using System.Net.Http.Headers;
using Polly;
using Shouldly;
using StreamHub.Infrastructure.Vendors;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Vendors;

public class VendorResilienceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = VendorResilience.Build(
        new VendorOptions(),
        new StoppedClock()
    );

    private int _asked;

    [Fact]
    public async Task A_wait_until_a_time_that_is_past_is_over()
    {
        (await AskAsync(TooMany(Noon.AddMinutes(-1)))).StatusCode.ShouldBe(HttpStatusCode.OK);

        _asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_wait_until_a_time_that_is_far_off_is_passed_on_at_once()
    {
        (await AskAsync(TooMany(Noon.AddMinutes(1)))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        _asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_until_a_time_that_is_near_is_kept()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        (await AskAsync(TooMany(Noon.AddSeconds(1)))).StatusCode.ShouldBe(HttpStatusCode.OK);

        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.95));
    }

    [Fact]
    public async Task A_vendor_that_works_on_a_twin_is_asked_again()
    {
        (await AskAsync(new(HttpStatusCode.Conflict))).StatusCode.ShouldBe(HttpStatusCode.OK);

        _asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_write_that_can_not_be_recognized_is_not_sent_again()
    {
        (await AskAsync(new(HttpStatusCode.Conflict), repeatable: false)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        _asked.ShouldBe(1);
    }

    private static HttpResponseMessage TooMany(DateTimeOffset until) =>
        new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(until) } };

    /// <summary>Asks a vendor that gives this answer first, and is well then.</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpResponseMessage first, bool repeatable = true)
    {
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        context.Properties.Set(VendorResilience.Repeatable, repeatable);
        return await _pipeline.ExecuteAsync(
            _ => ValueTask.FromResult(_asked++ == 0 ? first : new HttpResponseMessage()),
            context
        );
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
