using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Playlists;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

public sealed class PlaylistsModule : IEndpointModule
{
    private const string Path = "/api/v1/playlists";
    private const string OneVideo = "/{id:guid}/videos/{videoId:guid}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var playlists = app.MapGroup(Path).WithTags("Playlists");
        playlists
            .MapPost("/", CreatePlaylist)
            .Named(nameof(CreatePlaylist), 400)
            .RequirePermission(Permissions.VideosWrite)
            .Idempotent();
        playlists
            .MapGet("/", ListPlaylists)
            .Named(nameof(ListPlaylists), 400)
            .RequirePermission(Permissions.VideosRead);
        playlists
            .MapGet("/{id:guid}", GetPlaylist)
            .Named(nameof(GetPlaylist), 404)
            .RequirePermission(Permissions.VideosRead);
        playlists
            .MapPatch("/{id:guid}", EditPlaylist)
            .Named(nameof(EditPlaylist), 400, 404, 409)
            .RequirePermission(Permissions.VideosWrite);
        playlists
            .MapDelete("/{id:guid}", DeletePlaylist)
            .Named(nameof(DeletePlaylist), 404, 409)
            .RequirePermission(Permissions.VideosWrite);
        playlists
            .MapGet("/{id:guid}/videos", ListPlaylistVideos)
            .Named(nameof(ListPlaylistVideos), 400, 404)
            .RequirePermission(Permissions.VideosRead);
        playlists
            .MapPut(OneVideo, PutPlaylistVideo)
            .Named(nameof(PutPlaylistVideo), 400, 404, 409)
            .RequirePermission(Permissions.VideosWrite);
        playlists
            .MapDelete(OneVideo, RemovePlaylistVideo)
            .Named(nameof(RemovePlaylistVideo), 404, 409)
            .RequirePermission(Permissions.VideosWrite);
    }

    /// <summary>Makes an empty playlist, for the organization alone unless it is public.</summary>
    public static async Task<Results<Created<PlaylistResponse>, ProblemHttpResult>> CreatePlaylist(
        CreatePlaylistRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(
            new CreatePlaylist(body.Name, body.Description, body.IsPublic),
            cancellationToken
        );
        return result.ToCreated(playlist => $"{Path}/{playlist.Id}");
    }

    /// <summary>The organization's playlists, newest first.</summary>
    public static async Task<Results<Ok<Page<PlaylistResponse>>, ProblemHttpResult>> ListPlaylists(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListPlaylists(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One playlist of the organization, or a public one of anybody's.</summary>
    public static async Task<Results<Ok<PlaylistResponse>, ProblemHttpResult>> GetPlaylist(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetPlaylist(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Changes the members that are given and leaves the others.</summary>
    public static async Task<Results<Ok<PlaylistResponse>, ProblemHttpResult>> EditPlaylist(
        Guid id,
        EditPlaylistRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(
            new EditPlaylist(id, body.Name, body.Description.ToChange(), body.IsPublic),
            cancellationToken
        );
        return result.ToOk();
    }

    /// <summary>Deletes the playlist; its videos stay in the library.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeletePlaylist(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeletePlaylist(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>A playlist's videos in its order; of another organization's, those that others may know of.</summary>
    public static async Task<Results<Ok<Page<PlaylistVideoResponse>>, ProblemHttpResult>> ListPlaylistVideos(
        Guid id,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListPlaylistVideos(id, limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Puts a video into the playlist, or moves it there if it is in already.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> PutPlaylistVideo(
        Guid id,
        Guid videoId,
        PutPlaylistVideoRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new PutPlaylistVideo(id, videoId, body.Position), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Takes a video out of the playlist; it stays in the library.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> RemovePlaylistVideo(
        Guid id,
        Guid videoId,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RemovePlaylistVideo(id, videoId), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="IsPublic">Whether everybody who is logged in may read it; no, when absent.</param>
    public sealed record CreatePlaylistRequest(string Name, string? Description = null, bool? IsPublic = null);

    public sealed record EditPlaylistRequest(string? Name = null, bool? IsPublic = null)
    {
        /// <summary><c>null</c> clears it.</summary>
        public MergeMember<string> Description { get; init; }
    }

    /// <param name="Position">How many videos stand before it then; at the end when absent.</param>
    public sealed record PutPlaylistVideoRequest(int? Position = null);
}
