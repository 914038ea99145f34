using StreamHub.Application.Features.Events;
using StreamHub.Application.Ports;

namespace StreamHub.WebApi.Events;

internal enum ConnectionEnd
{
    /// <summary>It was closed, is as old as one gets, or the server stops.</summary>
    Over,

    /// <summary>Whoever opened it may not have it any more.</summary>
    Refused,

    /// <summary>The client did not read what it was sent.</summary>
    TooSlow,

    /// <summary>The database is away; the client comes back when it is there again.</summary>
    Outage,
}

/// <summary>
/// One client that follows the log, however it is connected. Its rights are looked at before each word, so that nothing is
/// told to whom a request would be refused.
/// </summary>
internal sealed class EventConnection(
    EventFeed feed,
    EventTerms terms,
    TimeProvider time,
    IOutageClassifier outages,
    IHostApplicationLifetime host
)
{
    /// <param name="mayGoOn">Whether the client still has the right to.</param>
    /// <param name="send">Ends when the client has taken it; nothing at all is a sign of life.</param>
    public async Task<ConnectionEnd> RunAsync(
        EventPlace place,
        Func<CancellationToken, Task<bool>> mayGoOn,
        Func<IReadOnlyList<EventResponse>, CancellationToken, Task> send,
        CancellationToken closed
    )
    {
        using var age = new CancellationTokenSource(terms.ConnectionLifetime, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(closed, age.Token, host.ApplicationStopping);
        try
        {
            await foreach (var events in feed.FollowAsync(place, over.Token))
            {
                if (!await mayGoOn(over.Token))
                {
                    return ConnectionEnd.Refused;
                }

                if (!await TrySendAsync(events, send, over.Token))
                {
                    return ConnectionEnd.TooSlow;
                }
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return ConnectionEnd.Over;
        }
        catch (Exception exception) when (outages.IsOutage(exception))
        {
            return ConnectionEnd.Outage;
        }

        return ConnectionEnd.Over;
    }

    private async Task<bool> TrySendAsync(
        IReadOnlyList<EventResponse> events,
        Func<IReadOnlyList<EventResponse>, CancellationToken, Task> send,
        CancellationToken over
    )
    {
        using var patience = new CancellationTokenSource(terms.WriteTimeout, time);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(over, patience.Token);
        try
        {
            await send(events, bound.Token);
            return true;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !over.IsCancellationRequested)
        {
            return false;
        }
    }
}
