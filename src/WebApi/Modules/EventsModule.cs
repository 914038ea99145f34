using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Events;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Events;

namespace StreamHub.WebApi.Modules;

/// <summary>The organization's event log: to read, and to follow.</summary>
public sealed class EventsModule : IEndpointModule
{
    private const string LastEventId = "Last-Event-ID";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var events = app.MapGroup("/api/v1/events").WithTags("Events");
        events.MapGet("/", ListEvents).Named(nameof(ListEvents), 400, 404).RequirePermission(Permissions.EventsRead);
        events
            .MapGet("/stream", StreamEvents)
            .Named(nameof(StreamEvents), 400, 404, 406)
            .RequirePermission(Permissions.EventsRead)
            .TakeTickets()
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.EventStream);
        events
            .MapPost("/tickets", CreateEventTicket)
            .Named(nameof(CreateEventTicket))
            .RequirePermission(Permissions.ProfileRead);
    }

    /// <summary>What happened in the organization, oldest first.</summary>
    /// <param name="after">The id of the last event that you know; from the oldest that is kept when absent.</param>
    /// <param name="type">Only these types, such as <c>video:ready</c>; may be given several times.</param>
    public static async Task<Results<Ok<EventPage>, ProblemHttpResult>> ListEvents(
        Guid? after,
        [FromQuery] string[]? type,
        int? limit,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListEvents(after, type, limit), cancellationToken);
        return result.ToOk();
    }

    /// <summary>
    /// The organization's events as they happen (server-sent events): <c>id</c> is the event's id, <c>event</c> its type,
    /// <c>data</c> the event as the list has it. Comments come while nothing happens. The connection ends after a while, when
    /// the token's rights end, and when you read too slowly; with <c>Last-Event-ID</c>, or <c>after</c>, what you missed
    /// comes first. A browser's EventSource sends a ticket as <c>access_token</c>.
    /// </summary>
    /// <param name="lastEventId">The last event that you know; what happens from now on when absent.</param>
    /// <param name="after">The same, for who can send no header; the header goes first.</param>
    /// <param name="type">Only these types, such as <c>video:ready</c>; may be given several times.</param>
    public static async Task<Results<EventStreamResult, ProblemHttpResult>> StreamEvents(
        [FromHeader(Name = LastEventId)] string? lastEventId,
        Guid? after,
        [FromQuery] string[]? type,
        HttpRequest request,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        Guid? last = Guid.TryParseExact(lastEventId, "D", out var id) ? id : null;
        if (last is null && !string.IsNullOrEmpty(lastEventId))
        {
            return UnreadableRequests.WrongMembers(LastEventId);
        }

        var result = await dispatcher.Send(new OpenEventFeed(last ?? after, type), cancellationToken);
        if (!result.IsSuccess)
        {
            return Problems.Of(result.Error);
        }

        return AcceptsStream(request)
            ? new EventStreamResult(result.Value)
            : Problems.Of(
                StatusCodes.Status406NotAcceptable,
                "not_acceptable",
                "This answer is an event stream that does not end. Ask for it with Accept: text/event-stream."
            );
    }

    /// <summary>
    /// A ticket for a browser, which can send no header with EventSource and WebSocket: as <c>access_token</c> in the
    /// address it opens a connection to the acting organization's events, and nothing else.
    /// </summary>
    public static async Task<Results<Ok<EventTicketResponse>, ProblemHttpResult>> CreateEventTicket(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new CreateEventTicket(), cancellationToken);
        return result.ToOk();
    }

    // Who did not say so would wait for an end that never comes.
    private static bool AcceptsStream(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MatchesMediaType(MediaTypeNames.Text.EventStream));
}
