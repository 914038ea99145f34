using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Features.Playback;

/// <summary>Frees what a stream takes of the plan at once; its player's beacons bring it back no more.</summary>
[RequirePermission(Permissions.PlaybackRead)]
[NoValidation("Any id can be asked for.")]
public sealed record EndStream(Guid StreamId) : ICommand, IRetryOnConflict;

public sealed class EndStreamHandler(IRepository<PlaybackStream> streams, TimeProvider time)
    : ICommandHandler<EndStream>
{
    public async Task<Result> Handle(EndStream command, CancellationToken cancellationToken)
    {
        var running = new RunningStream(command.StreamId, time.Now());
        var stream = await streams.FirstOrDefaultAsync(running, cancellationToken);
        if (stream is null)
        {
            return StreamErrors.NotFound;
        }

        streams.Remove(stream);
        return Result.Success();
    }

    private sealed class RunningStream : Specification<PlaybackStream>
    {
        public RunningStream(Guid id, DateTimeOffset now) =>
            Query.Where(stream => stream.Id == id && stream.EndsAt > now);
    }
}
