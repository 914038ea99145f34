using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Files;

/// <summary>Asks for the bytes of a file, where the store is this machine's disk.</summary>
/// <param name="Ticket">What the address was signed for.</param>
[OpenToAll("The address is signed, for one file and a time.")]
[NoValidation("All of it is held to the ticket.")]
public sealed record OpenLocalObject(string Ticket) : IQuery<LocalObject>;

public sealed class OpenLocalObjectHandler(ILocalObjects objects) : IQueryHandler<OpenLocalObject, LocalObject>
{
    public Task<Result<LocalObject>> Handle(OpenLocalObject query, CancellationToken cancellationToken) =>
        Task.FromResult(objects.Open(query.Ticket));
}
