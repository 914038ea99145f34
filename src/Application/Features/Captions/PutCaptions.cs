using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Captions;

/// <summary>Gives a video captions in a language, in the place of those that it has.</summary>
/// <param name="File">WebVTT; it is checked by the handler, which knows how long the video is.</param>
[RequirePermission(Permissions.VideosWrite)]
public sealed record PutCaptions(Guid VideoId, string Language, ReadOnlyMemory<byte> File) : ICommand<CaptionResponse>;

public sealed class PutCaptionsValidator : AbstractValidator<PutCaptions>
{
    public PutCaptionsValidator() => RuleFor(command => command.Language).Language();
}

public sealed class PutCaptionsHandler(HostedVideos videos) : ICommandHandler<PutCaptions, CaptionResponse>
{
    public async Task<Result<CaptionResponse>> Handle(PutCaptions command, CancellationToken cancellationToken)
    {
        var hosted = await videos.FindReadyAsync(command.VideoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        var (video, provider) = hosted.Value;
        if (provider.Captions is not { } captions)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var text = WebVtt.Parse(command.File.Span, video.DurationMilliseconds);
        if (!text.IsSuccess)
        {
            return text.Error;
        }

        var language = LanguageTag.Parse(command.Language);
        var track = await captions.PutAsync(video.AtVendor, language, text.Value, cancellationToken);
        return track.IsSuccess ? CaptionResponse.Of(track.Value) : track.Error;
    }
}
