using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>The organization's channels that are not disconnected, newest first.</summary>
[RequirePermission(Permissions.ChannelsRead)]
public sealed record ListChannels(int? Limit, string? Cursor) : IQuery<Page<ChannelResponse>>;

public sealed class ListChannelsValidator : AbstractValidator<ListChannels>
{
    public ListChannelsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListChannelsHandler(IReadRepository<Channel> channels)
    : IQueryHandler<ListChannels, Page<ChannelResponse>>
{
    public async Task<Result<Page<ChannelResponse>>> Handle(ListChannels query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await channels.ListAsync(new NewestChannels(after, size + 1), cancellationToken);
        return Page.Of(rows, size, channel => new Cursor(channel.CreatedAt, channel.Id));
    }
}
