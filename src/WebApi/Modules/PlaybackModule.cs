using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Playback;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Modules;

/// <summary>Playing videos, and what plays at the same time.</summary>
public sealed class PlaybackModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var playback = app.MapGroup("/api/v1").WithTags("Playback");
        playback
            .MapPost("/videos/{id:guid}/playback", StartPlayback)
            .Named(nameof(StartPlayback), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.PlaybackRead);
        playback
            .MapGet("/playback/streams", ListStreams)
            .Named(nameof(ListStreams), 400)
            .RequirePermission(Permissions.PlaybackRead);
        playback
            .MapDelete("/playback/streams/{id:guid}", EndStream)
            .Named(nameof(EndStream), 404)
            .RequirePermission(Permissions.PlaybackRead);
    }

    /// <summary>
    /// Addresses that play the video for a while, if the caller may watch it and the plan has room for another stream; else
    /// the reason why not. What others own takes one of the plan's concurrent streams until the player's beacons say that
    /// it is over, or stop.
    /// </summary>
    public static async Task<Results<Ok<PlaybackResponse>, ProblemHttpResult>> StartPlayback(
        Guid id,
        StartPlaybackRequest? body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new StartPlayback(id, body?.StreamId), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The streams that run now and count against the organization's plan, the last begun first.</summary>
    public static async Task<Results<Ok<Page<StreamResponse>>, ProblemHttpResult>> ListStreams(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListStreams(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Ends a running stream, so that another can begin. Its player has to ask for playback again.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> EndStream(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new EndStream(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="StreamId">
    /// The <c>streamId</c> of the player's last answer, to go on with fresh addresses or another video. Without it, or when
    /// that stream is gone, another one begins.
    /// </param>
    public sealed record StartPlaybackRequest(Guid? StreamId = null);
}
