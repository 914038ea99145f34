using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Features.Playback;

/// <summary>What the organization's people and keys play now, of what counts against its plan; the last begun first.</summary>
[RequirePermission(Permissions.PlaybackRead)]
public sealed record ListStreams(int? Limit, string? Cursor) : IQuery<Page<StreamResponse>>;

/// <param name="UserId">Who plays it.</param>
/// <param name="ExpiresAt">When it ends, if its player is not heard of until then.</param>
public sealed record StreamResponse(
    Guid Id,
    Guid UserId,
    Guid VideoId,
    DateTimeOffset StartedAt,
    DateTimeOffset ExpiresAt
);

public sealed class ListStreamsValidator : AbstractValidator<ListStreams>
{
    public ListStreamsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListStreamsHandler(IReadRepository<PlaybackStream> streams, TimeProvider time)
    : IQueryHandler<ListStreams, Page<StreamResponse>>
{
    public async Task<Result<Page<StreamResponse>>> Handle(ListStreams query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await streams.ListAsync(new RunningStreams(time.Now(), after, size + 1), cancellationToken);
        return Page.Of(rows, size, stream => new Cursor(stream.StartedAt, stream.Id));
    }

    private sealed class RunningStreams : Specification<PlaybackStream, StreamResponse>
    {
        public RunningStreams(DateTimeOffset now, Cursor? after, int count)
        {
            Query
                .Where(stream => stream.EndsAt > now)
                .OrderByDescending(stream => stream.StartedAt)
                .OrderByDescending(stream => stream.Id)
                .Take(count);
            if (after is { } cursor)
            {
                Query.Where(stream =>
                    stream.StartedAt < cursor.At
                    || (stream.StartedAt == cursor.At && stream.Id.CompareTo(cursor.Id) < 0)
                );
            }

            Select(stream => new StreamResponse(
                stream.Id,
                stream.UserId,
                stream.VideoId,
                stream.StartedAt,
                stream.EndsAt
            ));
        }
    }
}
