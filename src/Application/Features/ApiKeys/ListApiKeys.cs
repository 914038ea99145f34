using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.ApiKeys;

/// <summary>The member's own keys, and for whoever looks after the organization all of them, newest first.</summary>
[RequirePermission(Permissions.KeysRead)]
public sealed record ListApiKeys(int? Limit, string? Cursor) : IQuery<Page<ApiKeyResponse>>;

public sealed class ListApiKeysValidator : AbstractValidator<ListApiKeys>
{
    public ListApiKeysValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListApiKeysHandler(IReadRepository<ApiKey> keys, ICallerContext caller, TimeProvider time)
    : IQueryHandler<ListApiKeys, Page<ApiKeyResponse>>
{
    public async Task<Result<Page<ApiKeyResponse>>> Handle(ListApiKeys query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var newest = new NewestApiKeys(caller.Member, after, size + 1, time.Now());
        var rows = await keys.ListAsync(newest, cancellationToken);
        return Page.Of(rows, size, key => new Cursor(key.CreatedAt, key.Id));
    }
}
