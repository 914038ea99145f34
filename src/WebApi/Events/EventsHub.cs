using Microsoft.AspNetCore.SignalR;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Events;
using StreamHub.Domain.Common;
using StreamHub.WebApi.Authentication;

namespace StreamHub.WebApi.Events;

/// <summary>
/// The events of the acting organization by SignalR: each comes as a call of <c>event</c> with what the API's document names
/// EventResponse. A connection begins behind the event of its query's <c>after</c>, or with what happens from then on.
/// </summary>
internal sealed partial class EventsHub(
    IDispatcher dispatcher,
    CallerContext caller,
    LastingAccess access,
    EventConnection connection,
    IHubContext<EventsHub> hub,
    ILogger<EventsHub> logger
) : Hub
{
    public const string EventMethod = "event";

    private static readonly object Following = new();

    public override async Task OnConnectedAsync()
    {
        var after = Context.GetHttpContext()!.Request.Query["after"];
        await FollowAsync(after is [{ Length: > 0 } text] ? Parse(text) : null);
        await base.OnConnectedAsync();
    }

    /// <summary>Begins again behind an event, as a client does that was away: what it missed comes first.</summary>
    public Task Replay(string lastId) => FollowAsync(Parse(lastId));

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await StopAsync();
        await base.OnDisconnectedAsync(exception);
    }

    private static Guid Parse(string text) =>
        Guid.TryParseExact(text, "D", out var id)
            ? id
            : throw new HubException("invalid_request: That is not the id of an event.");

    private async Task FollowAsync(Guid? after)
    {
        var http = Context.GetHttpContext()!;
        // Each call of a hub has a scope of its own; who calls is known to that of the connection's request.
        var member = http.RequestServices.GetRequiredService<ICallerContext>().Member;
        caller.Set(member);
        var place = await dispatcher.Send(new OpenEventFeed(after, Type: null), Context.ConnectionAborted);
        if (!place.IsSuccess)
        {
            throw Refusal(place.Error);
        }

        await StopAsync();
        var context = Context;
        var stop = CancellationTokenSource.CreateLinkedTokenSource(context.ConnectionAborted);
        context.Items[Following] = stop;
        var client = hub.Clients.Client(context.ConnectionId);
        var mayGoOn = access.Of(http, member, Permissions.EventsRead);
        _ = RunAsync();

        async Task RunAsync()
        {
            try
            {
                await connection.RunAsync(place.Value, mayGoOn, SendAsync, stop.Token);
            }
            catch (Exception exception)
            {
                FollowingThrew(exception);
            }

            // Unless it goes on from another place.
            if (!stop.IsCancellationRequested)
            {
                context.Abort();
            }
        }

        async Task SendAsync(IReadOnlyList<EventResponse> events, CancellationToken cancellationToken)
        {
            foreach (var told in events)
            {
                await client.SendAsync(EventMethod, told, cancellationToken);
            }
        }
    }

    private async Task StopAsync()
    {
        if (Context.Items.Remove(Following, out var running) && running is CancellationTokenSource stop)
        {
            await stop.CancelAsync();
        }
    }

    private static HubException Refusal(Error error) => new($"{error.Code}: {error.Message}");

    [LoggerMessage(LogLevel.Error, "A client could not be told of events any more")]
    private partial void FollowingThrew(Exception exception);
}
