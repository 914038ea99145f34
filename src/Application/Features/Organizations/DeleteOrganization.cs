using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Channels;
using StreamHub.Application.Features.Shows;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Features.WebhookEndpoints;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Ends the organization for everybody, unless a feature has a reason against it. What it owns is kept.</summary>
[RequirePermission(Permissions.OrganizationOwn)]
[NoValidation("It has no members.")]
public sealed record DeleteOrganization : ICommand, IRetryOnConflict;

public sealed class DeleteOrganizationHandler(
    IRepository<Organization> organizations,
    IEnumerable<IOrganizationDeletionCheck> checks,
    IOutbox outbox,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<DeleteOrganization>
{
    public async Task<Result> Handle(DeleteOrganization command, CancellationToken cancellationToken)
    {
        var actor = caller.User;
        var organization = await organizations.FirstOrDefaultAsync(
            new WholeOrganization(actor.OrganizationId),
            cancellationToken
        );
        if (organization is null)
        {
            return OrganizationErrors.NotFound;
        }

        var deletion = organization.Delete(actor.UserId, time.Now());
        if (!deletion.IsSuccess)
        {
            return deletion;
        }

        // Nothing of it is saved unless every feature agrees.
        foreach (var check in checks)
        {
            if (await check.FindBlockerAsync(cancellationToken) is { } blocker)
            {
                return blocker;
            }
        }

        outbox.Enqueue(new WithdrawVideos(organization.Id));
        outbox.Enqueue(new WithdrawChannels(organization.Id));
        outbox.Enqueue(new WithdrawWebhookEndpoints(organization.Id));
        outbox.Enqueue(new WithdrawShows(organization.Id));
        log.Record(SecurityEventKind.OrganizationDeleted, actor.UserId, organization.Id);
        return Result.Success();
    }
}
