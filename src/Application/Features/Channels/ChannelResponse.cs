using System.Linq.Expressions;
using StreamHub.Domain.Channels;

namespace StreamHub.Application.Features.Channels;

/// <param name="ExternalId">The platform's own name for the channel; its address where it was connected by that.</param>
/// <param name="State"><c>needsReconnect</c>: the platform takes its consent no more, and somebody has to consent again.</param>
/// <param name="Scopes">What was consented to.</param>
/// <param name="AccessEndsAt">Until when the present access lasts; it is renewed before.</param>
/// <param name="RefreshedAt">When the platform last took the consent; <c>null</c> where there is none to take.</param>
public sealed record ChannelResponse(
    Guid Id,
    Platform Platform,
    string DisplayName,
    string ExternalId,
    ChannelState State,
    IReadOnlyList<string> Scopes,
    DateTimeOffset? AccessEndsAt,
    DateTimeOffset? RefreshedAt,
    Guid ConnectedBy,
    DateTimeOffset ConnectedAt,
    DateTimeOffset CreatedAt
)
{
    public static Expression<Func<Channel, ChannelResponse>> Projection { get; } =
        channel => new ChannelResponse(
            channel.Id,
            channel.Platform,
            channel.DisplayName,
            channel.ExternalId,
            channel.State,
            channel.Scopes,
            channel.AccessEndsAt,
            channel.RefreshedAt,
            channel.ConnectedBy,
            channel.ConnectedAt,
            channel.CreatedAt
        );

    private static readonly Func<Channel, ChannelResponse> Compiled = Projection.Compile();

    public static ChannelResponse Of(Channel channel) => Compiled(channel);
}
