using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Categories;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Changes the members that are given and leaves the others.</summary>
[RequirePermission(Permissions.VideosWrite)]
public sealed record EditVideo(Guid Id, VideoEdit Edit) : ICommand<VideoResponse>, IRetryOnConflict;

public sealed class EditVideoValidator : AbstractValidator<EditVideo>
{
    public EditVideoValidator()
    {
        RuleFor(command => command.Edit.Title)
            .Text(Video.TitleMaxLength)
            .When(command => command.Edit.Title is not null)
            .OverridePropertyName(nameof(VideoEdit.Title));
        RuleFor(command => Change<string?>.Apply(command.Edit.Description, null))
            .OptionalText(Video.DescriptionMaxLength)
            .OverridePropertyName(nameof(VideoEdit.Description));
        RuleFor(command => command.Edit.AllowedOrigins)
            .Origins()
            .OverridePropertyName(nameof(VideoEdit.AllowedOrigins));
    }
}

public sealed class EditVideoHandler(
    IRepository<Video> videos,
    IRepository<Category> categories,
    IVideoProviders providers,
    IOutbox outbox,
    TimeProvider time
) : ICommandHandler<EditVideo, VideoResponse>
{
    public async Task<Result<VideoResponse>> Handle(EditVideo command, CancellationToken cancellationToken)
    {
        var video = await videos.GetAsync(command.Id, cancellationToken);
        if (video is null)
        {
            return VideoErrors.NotFound;
        }

        if (
            command.Edit.CategoryId is { Value: { } categoryId }
            && await categories.FirstOrDefaultAsync(new CategoryById(categoryId), cancellationToken) is null
        )
        {
            return CategoryErrors.NotFound;
        }

        if (
            command.Edit.AllowedOrigins is { Count: > 0 }
            && await FindOriginRefusalAsync(video.Home, cancellationToken) is { } refusal
        )
        {
            return refusal;
        }

        var (wasDownloadable, title, origins) = (video.AllowDownload, video.Title, video.AllowedOrigins);
        video.Edit(command.Edit, time.Now());
        if (video.State == VideoState.Ready && video.AllowDownload != wasDownloadable)
        {
            outbox.Enqueue(video.AllowDownload ? new EnableDownload(video.Id) : new RemoveVendorDownload(video.Id));
        }

        if (video.Title != title)
        {
            outbox.Enqueue(new RenameVendorVideo(video.Id));
        }

        if (!video.AllowedOrigins.SequenceEqual(origins))
        {
            outbox.Enqueue(new RestrictVendorVideo(video.Id));
        }

        return VideoResponse.Of(video);
    }

    private async Task<Error?> FindOriginRefusalAsync(VideoHome home, CancellationToken cancellationToken)
    {
        var provider = await providers.FindAsync(home, cancellationToken);
        return provider switch
        {
            { IsSuccess: false } => provider.Error,
            { Value.Origins: null } => VideoErrors.NotSupportedByVendor,
            { Value.IsConnected: false } => VideoErrors.AccountDisconnected,
            _ => null,
        };
    }
}
