using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Captions;

/// <summary>How a vendor fetches captions that somebody uploaded here.</summary>
[OpenToAll("The token in the address, which only the vendor was given, is what opens it.")]
[NoValidation("Any token can be tried.")]
public sealed record GetCaptionFile(string Token) : IQuery<CaptionText>;

public sealed class GetCaptionFileHandler(ICaptionFiles files) : IQueryHandler<GetCaptionFile, CaptionText>
{
    public async Task<Result<CaptionText>> Handle(GetCaptionFile query, CancellationToken cancellationToken)
    {
        var text = await files.FindAsync(query.Token, cancellationToken);
        return text is null ? CaptionErrors.NotFound : new CaptionText(text);
    }
}
