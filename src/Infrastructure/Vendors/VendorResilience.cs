using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using StreamHub.Application.Common;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>How calls to a vendor fail: in time, without dragging others along, and again only where that is safe.</summary>
internal static class VendorResilience
{
    private const int Retries = 2;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>A vendor that asks for a longer wait is not asked again by the same call: its answer goes back as it is.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>One for each vendor and account: the breaker's memory is theirs.</summary>
    /// <param name="pace">Where the vendor has a limit. It is no failure of the vendor's to wait for a turn.</param>
    public static ResiliencePipeline<HttpResponseMessage> Build(
        VendorOptions options,
        TimeProvider time,
        VendorPace? pace = null
    )
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddTimeout(options.CallTimeout)
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = FirstDelay,
                    UseJitter = true,
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(
                            MayRepeat(arguments.Context)
                                && (IsFailure(arguments.Outcome) || IsAtWork(arguments.Outcome))
                                && !(VendorsWish(arguments.Outcome.Result, time) > LongestWait)
                        ),
                    DelayGenerator = arguments => ValueTask.FromResult(VendorsWish(arguments.Outcome.Result, time)),
                }
            )
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<HttpResponseMessage>
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = options.BreakerThroughput,
                    SamplingDuration = TimeSpan.FromSeconds(10),
                    BreakDuration = options.BreakDuration,
                    ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome)),
                }
            );
        if (pace is not null)
        {
            builder.AddStrategy(_ => new VendorPaceStrategy(pace), new VendorPaceStrategy.Options());
        }

        return builder.AddTimeout(options.TryTimeout).Build();
    }

    /// <summary>Whether the request changes something.</summary>
    public static ResiliencePropertyKey<bool> IsWrite { get; } = new("streamhub.write");

    public static ResiliencePropertyKey<bool> Repeatable { get; } = new("streamhub.repeatable");

    private static bool MayRepeat(ResilienceContext context) =>
        context.Properties.TryGetValue(Repeatable, out var repeatable) && repeatable;

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is (HttpRequestException and not VendorBusyException) or TimeoutRejectedException
        || (outcome.Result is { } response && VendorOutages.IsOutage(response.StatusCode));

    // The vendor is still busy with the same request's twin: no failure, and soon over.
    private static bool IsAtWork(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result?.StatusCode == HttpStatusCode.Conflict;

    /// <summary>Vendors ask for a number of seconds or name a time, which may be past when it arrives.</summary>
    private static TimeSpan? VendorsWish(HttpResponseMessage? response, TimeProvider time) =>
        response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > time.Now() ? date - time.Now() : TimeSpan.Zero,
            _ => null,
        };
}
