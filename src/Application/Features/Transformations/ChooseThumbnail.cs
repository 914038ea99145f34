using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Transformations;

/// <summary>Chooses the moment that a video's thumbnail shows where none is asked for. The vendor keeps it.</summary>
/// <param name="Seconds">From the beginning.</param>
[RequirePermission(Permissions.VideosWrite)]
public sealed record ChooseThumbnail(Guid VideoId, decimal? Seconds) : ICommand;

public sealed class ChooseThumbnailValidator : AbstractValidator<ChooseThumbnail>
{
    public ChooseThumbnailValidator() =>
        RuleFor(command => command.Seconds).NotNull().InclusiveBetween(0, Video.MaxDurationSeconds);
}

public sealed class ChooseThumbnailHandler(HostedVideos videos) : ICommandHandler<ChooseThumbnail>
{
    public async Task<Result> Handle(ChooseThumbnail command, CancellationToken cancellationToken)
    {
        var hosted = await videos.FindReadyAsync(command.VideoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        var (video, provider) = hosted.Value;
        if (provider.Thumbnails is not { } thumbnails)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var moment = (long)(command.Seconds!.Value * 1_000);
        return video.DurationMilliseconds is { } duration && moment <= duration
            ? await thumbnails.ChooseAsync(video.AtVendor, moment, duration, cancellationToken)
            : VideoErrors.ThumbnailOutOfBounds;
    }
}
