using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Changes the members that are given and leaves the others.</summary>
[RequirePermission(Permissions.VideosWrite)]
public sealed record EditVideo(Guid Id, string? Title, string? Description, VideoAccess? Access, bool? AllowDownload)
    : ICommand<VideoResponse>,
        IRetryOnConflict;

public sealed class EditVideoValidator : AbstractValidator<EditVideo>
{
    public EditVideoValidator()
    {
        RuleFor(command => command.Title).Text(Video.TitleMaxLength).When(command => command.Title is not null);
        RuleFor(command => command.Description).OptionalText(Video.DescriptionMaxLength);
    }
}

public sealed class EditVideoHandler(IRepository<Video> videos, IOutbox outbox, TimeProvider time)
    : ICommandHandler<EditVideo, VideoResponse>
{
    public async Task<Result<VideoResponse>> Handle(EditVideo command, CancellationToken cancellationToken)
    {
        var video = await videos.GetAsync(command.Id, cancellationToken);
        if (video is null)
        {
            return VideoErrors.NotFound;
        }

        var wasDownloadable = video.AllowDownload;
        video.Edit(command.Title, command.Description, command.Access, command.AllowDownload, time.Now());
        if (video is { AllowDownload: true, State: VideoState.Ready } && !wasDownloadable)
        {
            outbox.Enqueue(new EnableDownload(video.Id));
        }

        return VideoResponse.Of(video);
    }
}
