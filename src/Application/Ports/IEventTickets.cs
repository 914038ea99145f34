using StreamHub.Application.Common.Security;

namespace StreamHub.Application.Ports;

/// <summary>Whom a ticket lets in, and for which organization.</summary>
public sealed record EventTicketHolder(AccessTokenSubject Subject, Guid OrganizationId);

/// <summary>
/// Makes what a browser can put into an address where it can send no header. It opens connections to the event log for a
/// minute, and nothing else.
/// </summary>
public interface IEventTickets
{
    AccessToken Issue(UserCaller caller);

    /// <returns><c>null</c> for any text but a ticket that still holds.</returns>
    EventTicketHolder? Read(string ticket);
}
