using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Offers an organization's videos to nobody any more, a few at a time. They are kept.</summary>
[SystemOnly]
[MessageName("videos.withdraw", MessageLanes.Videos)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record WithdrawVideos(Guid OrganizationId) : IMessage, IRetryOnConflict;

public sealed class WithdrawVideosHandler(IRepository<Video> videos, IOutbox outbox, TimeProvider time)
    : ICommandHandler<WithdrawVideos>
{
    private const int BatchSize = 100;

    public async Task<Result> Handle(WithdrawVideos command, CancellationToken cancellationToken)
    {
        var offered = await videos.ListAsync(new OfferedVideosOf(command.OrganizationId, BatchSize), cancellationToken);
        foreach (var video in offered)
        {
            video.Edit(new VideoEdit { Access = VideoAccess.Private }, time.Now());
        }

        if (offered.Count == BatchSize)
        {
            outbox.Enqueue(command);
        }

        return Result.Success();
    }
}
