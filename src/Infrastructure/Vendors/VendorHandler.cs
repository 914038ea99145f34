using System.Diagnostics;
using System.Globalization;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>Sends requests through the gate of the account that they are for.</summary>
/// <param name="account">For a client that has one account; requests of others name theirs.</param>
internal sealed class VendorHandler(VendorGates gates, VendorAccount? account = null) : DelegatingHandler
{
    /// <summary>Carried by a write that the vendor runs once however often it comes, so that it may be sent again.</summary>
    public const string IdempotencyHeader = "Idempotency-Key";

    /// <summary>Far more than any vendor says to one question; files never come this way.</summary>
    private const long LongestAnswer = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var gate = gates.Of(account ?? AccountOf(request));
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(VendorResilience.Repeatable, IsRepeatable(request));
        context.Properties.Set(VendorResilience.IsWrite, request.Method != HttpMethod.Get);
        try
        {
            var response = await gate.Pipeline.ExecuteAsync(
                static async (context, state) =>
                {
                    using var place = await state.gate.EnterAsync(context.CancellationToken);
                    return await state.handler.SendOnceAsync(state.request, context.CancellationToken);
                },
                context,
                (handler: this, gate, request)
            );
            outcome = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        catch (VendorBusyException)
        {
            outcome = "held_back";
            throw;
        }
        catch (Exception exception) when (exception is BrokenCircuitException or TimeoutRejectedException)
        {
            outcome = exception is BrokenCircuitException ? "left_alone" : "timed_out";
            throw new HttpRequestException($"{request.RequestUri?.Host} is not answering in time.", exception);
        }
        finally
        {
            VendorMetrics.Record(gate.Account.Kind, outcome, started);
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // With its body: a vendor that stops in the middle of an answer is as much a failure as one that gives none.
    private async Task<HttpResponseMessage> SendOnceAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Head)
        {
            // What it tells the length of does not come.
            return response;
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(LongestAnswer, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static VendorAccount AccountOf(HttpRequestMessage request) =>
        request.Options.TryGetValue(VendorGates.Account, out var account)
            ? account
            : throw new InvalidOperationException($"A request to {request.RequestUri?.Host} names no account.");

    private static bool IsRepeatable(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get
        || request.Method == HttpMethod.Delete
        || request.Headers.Contains(IdempotencyHeader);
}
