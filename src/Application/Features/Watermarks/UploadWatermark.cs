using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

/// <summary>Makes a watermark of a picture that is sent along.</summary>
/// <param name="Picture">A PNG.</param>
[RequirePermission(Permissions.VideosWrite)]
public sealed record UploadWatermark(
    string? Name,
    decimal? Opacity,
    decimal? Padding,
    decimal? Scale,
    WatermarkPosition? Position,
    ReadOnlyMemory<byte> Picture
) : ICommand<WatermarkResponse>, IWatermarkSettings, IRetryOnConflict;

public sealed class UploadWatermarkValidator : AbstractValidator<UploadWatermark>
{
    public UploadWatermarkValidator() => this.AddLookRules();
}

public sealed class UploadWatermarkHandler(WatermarkMaker maker) : ICommandHandler<UploadWatermark, WatermarkResponse>
{
    public async Task<Result<WatermarkResponse>> Handle(UploadWatermark command, CancellationToken cancellationToken)
    {
        if (!PngPicture.IsPng(command.Picture.Span))
        {
            return WatermarkErrors.NotPng;
        }

        var look = command.Look();
        return await maker.RunAsync(
            look,
            vendor => vendor.UploadAsync(look, command.Picture, cancellationToken),
            cancellationToken
        );
    }
}
