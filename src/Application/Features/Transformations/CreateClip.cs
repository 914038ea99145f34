using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Transformations;

/// <summary>Cuts a new video out of one that is ready.</summary>
/// <param name="StartSeconds">Whole seconds from the beginning, because not every vendor cuts finer.</param>
[RequirePermission(Permissions.VideosWrite)]
public sealed record CreateClip(
    Guid VideoId,
    int? StartSeconds,
    int? EndSeconds,
    string Title,
    string? Description,
    VideoAccess? Access
) : ICommand<VideoResponse>;

public sealed class CreateClipValidator : AbstractValidator<CreateClip>
{
    public CreateClipValidator()
    {
        RuleFor(command => command.Title).Text(Video.TitleMaxLength);
        RuleFor(command => command.Description).OptionalText(Video.DescriptionMaxLength);
        RuleFor(command => command.StartSeconds).NotNull().InclusiveBetween(0, Video.MaxDurationSeconds);
        RuleFor(command => command.EndSeconds).NotNull().InclusiveBetween(1, Video.MaxDurationSeconds);
        RuleFor(command => command.Access).IsInEnum();
    }
}

public sealed class CreateClipHandler(
    HostedVideos hostedVideos,
    IRepository<Video> videos,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<CreateClip, VideoResponse>
{
    public async Task<Result<VideoResponse>> Handle(CreateClip command, CancellationToken cancellationToken)
    {
        var hosted = await hostedVideos.FindReadyAsync(command.VideoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        var (source, provider) = hosted.Value;
        if (provider.Clips is not { } clips)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var span = ClipSpan.Of(source, command.StartSeconds!.Value, command.EndSeconds!.Value);
        if (!span.IsSuccess)
        {
            return span.Error;
        }

        var now = time.Now();
        var clip = Video.BeginUpload(
            source.OrganizationId,
            caller.Member.UserId,
            command.Title,
            command.Description,
            command.Access ?? VideoAccess.Private,
            allowDownload: false,
            now,
            allowedOrigins: source.AllowedOrigins
        );
        var made = await clips.CreateAsync(
            new ClipRequest(
                source.AtVendor,
                clip.Id,
                span.Value.StartSeconds,
                span.Value.EndSeconds,
                clip.Title,
                source.OrganizationId
            )
            {
                AllowedOrigins = clip.AllowedOrigins,
            },
            cancellationToken
        );
        if (!made.IsSuccess)
        {
            return made.Error;
        }

        // Dying here leaves a clip at the vendor that nobody knows; it has the organization for its creator.
        clip.PlaceAtVendor(source.Home, made.Value.Video, uploadExpiresAt: now);
        clip.Synchronize(made.Value.State, now);
        videos.Add(clip);
        return VideoResponse.Of(clip);
    }
}
