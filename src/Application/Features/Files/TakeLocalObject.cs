using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Files;

/// <summary>Takes the bytes of a file, where the store is this machine's disk.</summary>
/// <param name="Ticket">What the address was signed for.</param>
[OpenToAll("The address is signed, for one file and a time.")]
[NoValidation("All of it is held to the ticket.")]
public sealed record TakeLocalObject(string Ticket, string? ContentType, long? Length, Stream Content) : ICommand;

public sealed class TakeLocalObjectHandler(ILocalObjects objects) : ICommandHandler<TakeLocalObject>
{
    public Task<Result> Handle(TakeLocalObject command, CancellationToken cancellationToken) =>
        objects.TakeAsync(command.Ticket, command.ContentType, command.Length, command.Content, cancellationToken);
}
