using System.Linq.Expressions;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Channels;

namespace StreamHub.Application.Features.Channels;

/// <summary><see cref="Channel.TakesPlace"/>, for queries.</summary>
internal static class ChannelsThat
{
    public static readonly Expression<Func<Channel, bool>> TakePlace = channel =>
        channel.State != ChannelState.Disconnected;
}

/// <summary>The organization's, newest first, those behind <paramref name="after"/>.</summary>
internal sealed class NewestChannels : Specification<Channel, ChannelResponse>
{
    public NewestChannels(Cursor? after, int count)
    {
        Query
            .Where(ChannelsThat.TakePlace)
            .OrderByDescending(channel => channel.CreatedAt)
            .OrderByDescending(channel => channel.Id)
            .Take(count);
        if (after is { At: var at, Id: var id })
        {
            Query.Where(channel => channel.CreatedAt < at || (channel.CreatedAt == at && channel.Id < id));
        }

        Select(ChannelResponse.Projection);
    }
}

/// <summary>One that is not disconnected.</summary>
internal sealed class OpenChannel : Specification<Channel>
{
    public OpenChannel(Guid id) => Query.Where(channel => channel.Id == id).Where(ChannelsThat.TakePlace);
}

/// <summary>Those whose consent the platform is believed to take.</summary>
internal sealed class ConsentedChannels : Specification<Channel, Guid>
{
    public ConsentedChannels()
    {
        Query.Where(channel => channel.State == ChannelState.Connected && channel.SealedTokens != null);
        Select(channel => channel.Id);
    }
}

/// <summary>The organization's row of a platform's channel, whether it is connected or not.</summary>
internal sealed class ChannelAt : Specification<Channel>
{
    public ChannelAt(Platform platform, string externalId) =>
        Query.Where(channel => channel.Platform == platform && channel.ExternalId == externalId);
}

internal sealed class OpenChannelsAt : Specification<Channel>
{
    public OpenChannelsAt(Platform platform) =>
        Query.Where(channel => channel.Platform == platform).Where(ChannelsThat.TakePlace);
}

/// <summary>The same channel of the platform at another organization, which a revoked consent would take along.</summary>
internal sealed class SameChannelElsewhere : Specification<Channel>
{
    public SameChannelElsewhere(Channel channel) =>
        Query
            .Where(other =>
                other.Platform == channel.Platform && other.ExternalId == channel.ExternalId && other.Id != channel.Id
            )
            .Where(ChannelsThat.TakePlace)
            .AcrossOrganizations();
}

internal sealed class OpenChannelsOf : Specification<Channel>
{
    public OpenChannelsOf(Guid organizationId, int count) =>
        Query
            .Where(channel => channel.OrganizationId == organizationId)
            .Where(ChannelsThat.TakePlace)
            .OrderBy(channel => channel.Id)
            .Take(count);
}

/// <summary>Those whose consent has to be refreshed, the longest due first; for StreamHub itself.</summary>
internal sealed class ChannelsDueForRefresh : Specification<Channel>
{
    public ChannelsDueForRefresh(DateTimeOffset now, int count) =>
        Query.Where(channel => channel.RefreshDueAt <= now).OrderBy(channel => channel.RefreshDueAt).Take(count);
}

/// <summary>
/// A connection that can still be finished. Asked across organizations, because who brings the state is known by it alone;
/// it is random, and found by its hash.
/// </summary>
internal sealed class BegunConnection : Specification<ChannelConnection>
{
    public BegunConnection(Platform platform, string stateHash, DateTimeOffset now) =>
        Query
            .Where(begun => begun.StateHash == stateHash && begun.Platform == platform && begun.ExpiresAt > now)
            .AcrossOrganizations();
}

internal sealed class ExpiredConnections : Specification<ChannelConnection>
{
    public ExpiredConnections(DateTimeOffset now, int count) =>
        Query.Where(begun => begun.ExpiresAt <= now).OrderBy(begun => begun.ExpiresAt).Take(count);
}
