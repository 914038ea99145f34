using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

public sealed class VideosModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var videos = app.MapGroup("/api/v1/videos").WithTags("Videos");
        videos
            .MapPost("/uploads", CreateUpload)
            .Named(nameof(CreateUpload), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.VideosWrite)
            .Idempotent();
        videos.MapGet("/", ListVideos).Named(nameof(ListVideos), 400).RequirePermission(Permissions.VideosRead);
        videos
            .MapGet("/by-vendor-uid", GetVideoByVendorUid)
            .Named(nameof(GetVideoByVendorUid), 400, 404)
            .RequirePermission(Permissions.VideosRead);
        videos.MapGet("/{id:guid}", GetVideo).Named(nameof(GetVideo), 404).RequirePermission(Permissions.VideosRead);
        videos
            .MapPatch("/{id:guid}", EditVideo)
            .Named(nameof(EditVideo), 400, 404, 409)
            .RequirePermission(Permissions.VideosWrite);
        videos
            .MapDelete("/{id:guid}", DeleteVideo)
            .Named(nameof(DeleteVideo), 404, 409)
            .RequirePermission(Permissions.VideosWrite);
        videos
            .MapGet("/{id:guid}/status", GetVideoStatus)
            .Named(nameof(GetVideoStatus), 404)
            .RequirePermission(Permissions.VideosRead);
    }

    /// <summary>Gives an address that takes one file, once. The file goes straight to the video vendor.</summary>
    public static async Task<Results<Created<UploadResponse>, ProblemHttpResult>> CreateUpload(
        CreateUploadRequest body,
        HttpResponse response,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new CreateUpload(
            body.Title,
            body.Description,
            body.SizeBytes,
            body.Method,
            body.Access,
            body.AllowDownload,
            body.MaxDurationSeconds,
            body.AllowedOrigins,
            body.WatermarkId
        );
        var result = await dispatcher.Send(command, cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToCreated(upload => $"/api/v1/videos/{upload.VideoId}");
    }

    /// <summary>The organization's videos; the newest first, if nothing else is asked for.</summary>
    /// <param name="ownerId">Who uploaded it.</param>
    /// <param name="text">Words, or beginnings of words, that title and description have.</param>
    /// <param name="sort">The newest, the longest and the last changed come first, titles from A.</param>
    /// <param name="cursor">Of the page before, with the same filter and order.</param>
    public static async Task<Results<Ok<Page<VideoResponse>>, ProblemHttpResult>> ListVideos(
        EnumText<VideoState>? state,
        EnumText<VideoAccess>? access,
        Guid? categoryId,
        Guid? playlistId,
        Guid? ownerId,
        string? text,
        EnumText<VideoSort>? sort,
        EnumText<SortDirection>? direction,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var query = new ListVideos
        {
            State = state?.Value,
            Access = access?.Value,
            CategoryId = categoryId,
            PlaylistId = playlistId,
            OwnerId = ownerId,
            Text = text,
            Sort = sort?.Value,
            Direction = direction?.Value,
            Limit = limit,
            Cursor = cursor,
        };
        var result = await dispatcher.Send(query, cancellationToken);
        return result.ToOk();
    }

    /// <summary>One video of the organization, by the name that its vendor gave it.</summary>
    public static async Task<Results<Ok<VideoResponse>, ProblemHttpResult>> GetVideoByVendorUid(
        string? uid,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetVideoByVendorUid(uid), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One video of the organization.</summary>
    public static async Task<Results<Ok<VideoResponse>, ProblemHttpResult>> GetVideo(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetVideo(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Changes the members that are given and leaves the others.</summary>
    public static async Task<Results<Ok<VideoResponse>, ProblemHttpResult>> EditVideo(
        Guid id,
        EditVideoRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new EditVideo(id, body.ToEdit()), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Takes the video out of the library at once; the vendor's copy follows in the background.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteVideo(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeleteVideo(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>How far a video is on its way from upload to playable.</summary>
    public static async Task<Results<Ok<VideoStatusResponse>, ProblemHttpResult>> GetVideoStatus(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetVideoStatus(id), cancellationToken);
        return result.ToOk();
    }

    /// <param name="SizeBytes">The file's exact size.</param>
    /// <param name="Method">
    /// What the organization's vendor takes: <c>tus</c> (resumable, the default) or <c>basic</c> (one form POST, up to
    /// 200 MB) at Cloudflare, <c>put</c> (resumable) at Mux. Without it, the vendor's default.
    /// </param>
    /// <param name="Access">Who may play it besides the owner; nobody (<c>private</c>) when absent.</param>
    /// <param name="AllowDownload">Whether a viewer also gets the MP4.</param>
    /// <param name="MaxDurationSeconds">The vendor refuses a longer video; six hours when absent.</param>
    /// <param name="AllowedOrigins">
    /// Hosts of the sites that may show it, such as <c>example.com</c>, or <c>*.example.com</c> for what is below it; every
    /// site when absent.
    /// </param>
    /// <param name="WatermarkId">Becomes part of the picture; it has to live in the account that the video goes to.</param>
    public sealed record CreateUploadRequest(
        string Title,
        long SizeBytes,
        string? Description = null,
        UploadMethod? Method = null,
        VideoAccess? Access = null,
        bool? AllowDownload = null,
        int? MaxDurationSeconds = null,
        IReadOnlyList<string>? AllowedOrigins = null,
        Guid? WatermarkId = null
    );

    /// <param name="AllowedOrigins">In the place of those that there are; an empty list lets every site show it.</param>
    public sealed record EditVideoRequest(
        string? Title = null,
        VideoAccess? Access = null,
        bool? AllowDownload = null,
        IReadOnlyList<string>? AllowedOrigins = null
    )
    {
        /// <summary><c>null</c> clears it.</summary>
        public MergeMember<string> Description { get; init; }

        /// <summary><c>null</c> takes it out of its category.</summary>
        public MergeMember<Guid?> CategoryId { get; init; }

        internal VideoEdit ToEdit() =>
            new()
            {
                Title = Title,
                Description = Description.ToChange(),
                Access = Access,
                AllowDownload = AllowDownload,
                AllowedOrigins = AllowedOrigins,
                CategoryId = CategoryId.ToChange(),
            };
    }
}
