using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Captions;

[RequirePermission(Permissions.VideosRead)]
public sealed record GetCaptions(Guid VideoId, string Language) : IQuery<CaptionText>;

public sealed record CaptionText(string WebVtt);

public sealed class GetCaptionsValidator : AbstractValidator<GetCaptions>
{
    public GetCaptionsValidator() => RuleFor(query => query.Language).Language();
}

public sealed class GetCaptionsHandler(HostedVideos videos) : IQueryHandler<GetCaptions, CaptionText>
{
    public async Task<Result<CaptionText>> Handle(GetCaptions query, CancellationToken cancellationToken)
    {
        var hosted = await videos.FindAsync(query.VideoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        if (hosted.Value.Provider.Captions is not { } captions)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var language = LanguageTag.Parse(query.Language);
        var text = await captions.ReadAsync(hosted.Value.Video.AtVendor, language, cancellationToken);
        return text.IsSuccess ? new CaptionText(text.Value) : text.Error;
    }
}
