using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Transformations;

/// <summary>Chooses the moment that a video's thumbnail shows where none is asked for.</summary>
/// <param name="Seconds">From the beginning.</param>
[RequirePermission(Permissions.VideosWrite)]
public sealed record ChooseThumbnail(Guid VideoId, decimal? Seconds) : ICommand, IRetryOnConflict;

public sealed class ChooseThumbnailValidator : AbstractValidator<ChooseThumbnail>
{
    public ChooseThumbnailValidator() =>
        RuleFor(command => command.Seconds).NotNull().InclusiveBetween(0, Video.MaxDurationSeconds);
}

public sealed class ChooseThumbnailHandler(IRepository<Video> videos, IVideoProviders providers, TimeProvider time)
    : ICommandHandler<ChooseThumbnail>
{
    public async Task<Result> Handle(ChooseThumbnail command, CancellationToken cancellationToken)
    {
        var video = await videos.GetAsync(command.VideoId, cancellationToken);
        if (video is not { State: VideoState.Ready })
        {
            return video is null ? VideoErrors.NotFound : VideoErrors.NotReady;
        }

        var provider = await providers.FindAsync(video.Home, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        if (provider.Value.Thumbnails is not { } thumbnails)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var moment = (long)(command.Seconds!.Value * 1_000);
        if (video.DurationMilliseconds is not { } duration || moment > duration)
        {
            return VideoErrors.ThumbnailOutOfBounds;
        }

        var chosen = await thumbnails.ChooseAsync(video.AtVendor, moment, duration, cancellationToken);
        if (chosen.IsSuccess)
        {
            video.ChooseThumbnail(moment, time.Now());
        }

        return chosen;
    }
}
