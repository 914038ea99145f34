using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Playback;
using StreamHub.Application.Features.Transformations;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

/// <summary>What a vendor makes of a video: clips, downloads, thumbnails.</summary>
public sealed class TransformationsModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var video = app.MapGroup("/api/v1/videos/{id:guid}").WithTags("Transformations");
        video
            .MapPost("/clips", CreateClip)
            .Named(nameof(CreateClip), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.VideosWrite)
            .Idempotent();
        video
            .MapPost("/downloads", OfferDownload)
            .Named(nameof(OfferDownload), 404, 409, 502, 503)
            .RequirePermission(Permissions.VideosWrite);
        video
            .MapGet("/downloads", GetDownload)
            .Named(nameof(GetDownload), 404, 409, 502, 503)
            .RequirePermission(Permissions.VideosRead);
        video
            .MapDelete("/downloads", WithdrawDownload)
            .Named(nameof(WithdrawDownload), 404, 409, 502, 503)
            .RequirePermission(Permissions.VideosWrite);
        video
            .MapGet("/thumbnail", GetThumbnail)
            .Named(nameof(GetThumbnail), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.PlaybackRead);
        video
            .MapPut("/thumbnail", ChooseThumbnail)
            .Named(nameof(ChooseThumbnail), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.VideosWrite);
    }

    /// <summary>Cuts a new video out of one that is ready. Its status tells when it is playable.</summary>
    public static async Task<Results<Created<VideoResponse>, ProblemHttpResult>> CreateClip(
        Guid id,
        CreateClipRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new CreateClip(id, body.StartSeconds, body.EndSeconds, body.Title, body.Description, body.Access);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToCreated(clip => $"/api/v1/videos/{clip.Id}");
    }

    /// <summary>Lets viewers download the video's MP4, and has the vendor prepare it.</summary>
    public static async Task<Results<Ok<DownloadResponse>, ProblemHttpResult>> OfferDownload(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new OfferDownload(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>How far the video's MP4 is. Its address comes with a playback.</summary>
    public static async Task<Results<Ok<DownloadResponse>, ProblemHttpResult>> GetDownload(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetDownload(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Lets nobody download the video any more, and takes the MP4 away at the vendor.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> WithdrawDownload(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new WithdrawDownload(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>An address that shows one moment of the video, if the caller may watch it; else the reason why not.</summary>
    public static async Task<Results<Ok<ThumbnailResponse>, ProblemHttpResult>> GetThumbnail(
        Guid id,
        DecimalText? time,
        int? width,
        int? height,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetThumbnail(id, time?.Value, width, height), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Chooses the moment that the video's thumbnail shows where none is asked for.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChooseThumbnail(
        Guid id,
        ChooseThumbnailRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ChooseThumbnail(id, body.Seconds), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="StartSeconds">Whole seconds from the beginning.</param>
    /// <param name="Access">Who may play the clip besides the owner; nobody (<c>private</c>) when absent.</param>
    public sealed record CreateClipRequest(
        int? StartSeconds,
        int? EndSeconds,
        string Title,
        string? Description = null,
        VideoAccess? Access = null
    );

    /// <param name="Seconds">From the beginning.</param>
    public sealed record ChooseThumbnailRequest(decimal? Seconds);
}
