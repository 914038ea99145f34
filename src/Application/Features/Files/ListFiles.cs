using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <summary>The organization's files that are not deleted, newest first.</summary>
[RequirePermission(Permissions.VideosRead)]
public sealed record ListFiles(int? Limit, string? Cursor) : IQuery<Page<FileResponse>>;

public sealed class ListFilesValidator : AbstractValidator<ListFiles>
{
    public ListFilesValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListFilesHandler(IReadRepository<StoredFile> files) : IQueryHandler<ListFiles, Page<FileResponse>>
{
    public async Task<Result<Page<FileResponse>>> Handle(ListFiles query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await files.ListAsync(new NewestFiles(after, size + 1), cancellationToken);
        return Page.Of(rows, size, file => new Cursor(file.CreatedAt, file.Id));
    }
}
