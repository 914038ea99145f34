using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>How calls to a vendor fail: in time, without dragging others along, and again only where that is safe.</summary>
internal static class VendorResilience
{
    private const int Retries = 2;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>A vendor that asks for a longer wait is not asked again by the same call: its answer goes back as it is.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>One for each vendor and account: the breaker's memory is theirs.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Build(VendorOptions options) =>
        new ResiliencePipelineBuilder<HttpResponseMessage>()
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
                                && IsFailure(arguments.Outcome)
                                && !(VendorsWish(arguments.Outcome.Result) > LongestWait)
                        ),
                    DelayGenerator = arguments => ValueTask.FromResult(VendorsWish(arguments.Outcome.Result)),
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
            )
            .AddTimeout(options.TryTimeout)
            .Build();

    public static ResiliencePropertyKey<bool> Repeatable { get; } = new("streamhub.repeatable");

    private static bool MayRepeat(ResilienceContext context) =>
        context.Properties.TryGetValue(Repeatable, out var repeatable) && repeatable;

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException
        || (
            outcome.Result is { } response
            && (
                response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
                || (int)response.StatusCode >= 500
            )
        );

    private static TimeSpan? VendorsWish(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta;
}
