using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Captions;

[RequirePermission(Permissions.VideosWrite)]
public sealed record DeleteCaptions(Guid VideoId, string Language) : ICommand;

public sealed class DeleteCaptionsValidator : AbstractValidator<DeleteCaptions>
{
    public DeleteCaptionsValidator() => RuleFor(command => command.Language).Language();
}

public sealed class DeleteCaptionsHandler(HostedVideos videos) : ICommandHandler<DeleteCaptions>
{
    public async Task<Result> Handle(DeleteCaptions command, CancellationToken cancellationToken)
    {
        var hosted = await videos.FindAsync(command.VideoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        if (hosted.Value.Provider.Captions is not { } captions)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var language = LanguageTag.Parse(command.Language);
        return await captions.DeleteAsync(hosted.Value.Video.AtVendor, language, cancellationToken);
    }
}
