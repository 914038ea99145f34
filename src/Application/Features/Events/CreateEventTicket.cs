using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Events;

/// <summary>A ticket by which the logged-in user's browser opens a connection to the acting organization's events.</summary>
[RequirePermission(Permissions.ProfileRead)]
[NoValidation("It has no members.")]
public sealed record CreateEventTicket : IQuery<EventTicketResponse>;

/// <param name="Ticket">Send it as <c>access_token</c> in the address.</param>
/// <param name="ExpiresIn">Seconds in which a connection must be opened; one that is open stays open.</param>
public sealed record EventTicketResponse(string Ticket, int ExpiresIn);

public sealed class CreateEventTicketHandler(IEventTickets tickets, ICallerContext caller)
    : IQueryHandler<CreateEventTicket, EventTicketResponse>
{
    public Task<Result<EventTicketResponse>> Handle(CreateEventTicket query, CancellationToken cancellationToken)
    {
        if (!caller.User.Has(Permissions.EventsRead))
        {
            return Task.FromResult(Result<EventTicketResponse>.Failure(AccessErrors.Forbidden));
        }

        var ticket = tickets.Issue(caller.User);
        return Task.FromResult(
            Result.Success(new EventTicketResponse(ticket.Value, (int)ticket.Lifetime.TotalSeconds))
        );
    }
}
