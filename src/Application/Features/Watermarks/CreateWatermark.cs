using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

/// <summary>Makes a watermark of a picture that the vendor fetches.</summary>
/// <param name="Url">Of a PNG. Who may fetch it is the vendor, not StreamHub.</param>
[RequirePermission(Permissions.VideosWrite)]
public sealed record CreateWatermark(
    string? Name,
    Uri? Url,
    decimal? Opacity,
    decimal? Padding,
    decimal? Scale,
    WatermarkPosition? Position
) : ICommand<WatermarkResponse>, IWatermarkSettings, IRetryOnConflict;

public sealed class CreateWatermarkValidator : AbstractValidator<CreateWatermark>
{
    private const int UrlMaxLength = 2_000;

    public CreateWatermarkValidator()
    {
        this.AddLookRules();
        RuleFor(command => command.Url).NotNull().Must(BeSecureAddress).WithMessage("Give an absolute https address.");
    }

    private static bool BeSecureAddress(Uri? url) =>
        url is null
        || (
            url.IsAbsoluteUri
            && url.Scheme == Uri.UriSchemeHttps
            && url.UserInfo.Length == 0
            && url.OriginalString.Length <= UrlMaxLength
        );
}

public sealed class CreateWatermarkHandler(WatermarkMaker maker) : ICommandHandler<CreateWatermark, WatermarkResponse>
{
    public Task<Result<WatermarkResponse>> Handle(CreateWatermark command, CancellationToken cancellationToken)
    {
        var look = command.Look();
        return maker.RunAsync(
            look,
            vendor => vendor.FetchAsync(look, command.Url!, cancellationToken),
            cancellationToken
        );
    }
}
