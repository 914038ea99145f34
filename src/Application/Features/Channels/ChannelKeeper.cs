using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Channels;

/// <summary>Finds or makes the row of a channel that is about to be connected, if the plan has a place for it.</summary>
public sealed class ChannelKeeper(
    IRepository<Channel> channels,
    IRepository<Organization> organizations,
    ChannelPlaces places,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
)
{
    public async Task<Result<Channel>> AdmitAsync(
        Platform platform,
        string externalId,
        string displayName,
        CancellationToken cancellationToken
    )
    {
        var organizationId = caller.Member.OrganizationId;
        var channel = await channels.FirstOrDefaultAsync(new ChannelAt(platform, externalId), cancellationToken);
        if (channel is not { TakesPlace: true })
        {
            var admitted = await AdmitAsync(organizationId, cancellationToken);
            if (!admitted.IsSuccess)
            {
                return admitted.Error;
            }
        }

        if (channel is null)
        {
            var now = time.Now();
            var id = AggregateRoot.NewId(now);
            channel = Channel.Create(id, organizationId, platform, externalId, displayName, now);
            channels.Add(channel);
        }

        log.Record(
            SecurityEventKind.ChannelConnected,
            organizationId: organizationId,
            detail: $"{platform} {channel.Id}"
        );
        return channel;
    }

    private async Task<Result> AdmitAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var organization = await organizations.GetAsync(organizationId, cancellationToken);
        return organization is { DeletedAt: null }
            ? organization.AdmitChannel(await places.FindAsync(cancellationToken))
            : OrganizationErrors.NotFound;
    }
}
