using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Makes a member an owner in the user's place, who stays as an admin.</summary>
[RequirePermission(Permissions.OrganizationOwn)]
public sealed record TransferOwnership(Guid UserId) : ICommand, IRetryOnConflict;

public sealed class TransferOwnershipValidator : AbstractValidator<TransferOwnership>
{
    public TransferOwnershipValidator() => RuleFor(command => command.UserId).NotEmpty();
}

public sealed class TransferOwnershipHandler(
    IRepository<Organization> organizations,
    ICallerContext caller,
    SecurityLog log
) : ICommandHandler<TransferOwnership>
{
    public async Task<Result> Handle(TransferOwnership command, CancellationToken cancellationToken)
    {
        var actor = caller.User;
        var organization = await organizations.FirstOrDefaultAsync(
            new OrganizationWithMembers(actor.OrganizationId, actor.UserId, command.UserId),
            cancellationToken
        );
        if (organization is null)
        {
            return OrganizationErrors.NotFound;
        }

        var transfer = organization.TransferOwnership(actor.UserId, command.UserId);
        if (transfer.IsSuccess)
        {
            log.Record(SecurityEventKind.OwnershipTransferred, command.UserId, organization.Id);
        }

        return transfer;
    }
}
