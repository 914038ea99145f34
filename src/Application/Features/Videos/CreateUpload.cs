using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Watermarks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Asks for an address that takes one file, once; the file goes straight to the vendor.</summary>
/// <param name="SizeBytes">The file's exact size.</param>
/// <param name="MaxDurationSeconds">The vendor refuses a longer video; six hours when absent.</param>
/// <param name="AllowedOrigins">The sites that may show it; every site when absent or empty.</param>
/// <param name="WatermarkId">Becomes part of the picture; it has to live in the account that the video goes to.</param>
[RequirePermission(Permissions.VideosWrite)]
public sealed record CreateUpload(
    string Title,
    string? Description,
    long SizeBytes,
    UploadMethod? Method,
    VideoAccess? Access,
    bool? AllowDownload,
    int? MaxDurationSeconds,
    IReadOnlyList<string>? AllowedOrigins,
    Guid? WatermarkId
) : ICommand<UploadResponse>;

/// <param name="Method">As asked for; else what suits the vendor best.</param>
/// <param name="UploadUrl">
/// POST a form with the member <c>file</c> (basic), PATCH by the tus protocol (tus), or PUT the file, whole or in pieces
/// of a multiple of 256 KiB with <c>Content-Range</c> (put).
/// </param>
public sealed record UploadResponse(Guid VideoId, UploadMethod Method, Uri UploadUrl, DateTimeOffset ExpiresAt);

public sealed class CreateUploadValidator : AbstractValidator<CreateUpload>
{
    public CreateUploadValidator()
    {
        RuleFor(command => command.Title).Text(Video.TitleMaxLength);
        RuleFor(command => command.Description).OptionalText(Video.DescriptionMaxLength);
        RuleFor(command => command.SizeBytes).InclusiveBetween(1, Video.MaxSizeBytes);
        RuleFor(command => command.MaxDurationSeconds).InclusiveBetween(1, Video.MaxDurationSeconds);
        RuleFor(command => command.AllowedOrigins).Origins();
    }
}

public sealed class CreateUploadHandler(
    IVideoProviders providers,
    IRepository<Video> videos,
    IReadRepository<Watermark> watermarks,
    StorageCheck storage,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<CreateUpload, UploadResponse>
{
    private static readonly TimeSpan UrlLifetime = TimeSpan.FromHours(6);

    public async Task<Result<UploadResponse>> Handle(CreateUpload command, CancellationToken cancellationToken)
    {
        if (command is { Method: UploadMethod.Basic, SizeBytes: > Video.BasicUploadMaxSizeBytes })
        {
            return VideoErrors.BasicUploadTooLarge;
        }

        if (await storage.FindRefusalAsync(command.SizeBytes, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var now = time.Now();
        var member = caller.Member;
        var provider = await providers.ForNewVideosOfAsync(member.OrganizationId, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        var method = command.Method ?? provider.Value.UploadMethods[0];
        var lacksOrigins = command.AllowedOrigins is { Count: > 0 } && provider.Value.Origins is null;
        if (!provider.Value.UploadMethods.Contains(method) || lacksOrigins)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var watermark = await FindWatermarkAsync(command.WatermarkId, provider.Value.Home, cancellationToken);
        if (!watermark.IsSuccess)
        {
            return watermark.Error;
        }

        var video = Video.BeginUpload(
            member.OrganizationId,
            member.UserId,
            command.Title,
            command.Description,
            command.Access ?? VideoAccess.Private,
            command.AllowDownload ?? false,
            now,
            command.SizeBytes,
            command.AllowedOrigins
        );
        var request = new UploadRequest(
            video.Id,
            method,
            command.SizeBytes,
            command.MaxDurationSeconds ?? Video.MaxDurationSeconds,
            video.Title,
            member.OrganizationId,
            now + UrlLifetime
        )
        {
            AllowedOrigins = video.AllowedOrigins,
            WatermarkUid = watermark.Value.Uid,
        };
        var ticket = await provider.Value.CreateUploadAsync(request, cancellationToken);
        if (!ticket.IsSuccess)
        {
            return ticket.Error;
        }

        // Dying here leaves an address at the vendor that nobody knows and that expires by itself.
        video.PlaceAtVendor(provider.Value.Home, ticket.Value.Video, request.ExpiresAt);
        videos.Add(video);
        return new UploadResponse(video.Id, method, ticket.Value.Url, video.UploadExpiresAt);
    }

    private async Task<Result<ChosenWatermark>> FindWatermarkAsync(
        Guid? id,
        VideoHome home,
        CancellationToken cancellationToken
    )
    {
        if (id is null)
        {
            return ChosenWatermark.None;
        }

        var watermark = await watermarks.FirstOrDefaultAsync(new WholeWatermarkById(id.Value), cancellationToken);
        return watermark switch
        {
            null => WatermarkErrors.NotFound,
            _ when watermark.Home != home => WatermarkErrors.Elsewhere,
            _ => new ChosenWatermark(watermark.VendorUid),
        };
    }

    private sealed record ChosenWatermark(string? Uid)
    {
        public static readonly ChosenWatermark None = new(Uid: null);
    }
}
