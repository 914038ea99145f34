using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Episodes;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

/// <summary>A show's episodes: drafts, what is in its feed, and what was.</summary>
public sealed class EpisodesModule : IEndpointModule
{
    private const string One = "/{episodeId:guid}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var episodes = app.MapGroup("/api/v1/shows/{id:guid}/episodes").WithTags("Episodes");
        episodes
            .MapPost("/", CreateEpisode)
            .Named(nameof(CreateEpisode), 400, 404, 409, 503)
            .RequirePermission(Permissions.ShowsWrite)
            .Idempotent();
        episodes
            .MapGet("/", ListEpisodes)
            .Named(nameof(ListEpisodes), 400, 404)
            .RequirePermission(Permissions.ShowsRead);
        episodes.MapGet(One, GetEpisode).Named(nameof(GetEpisode), 404).RequirePermission(Permissions.ShowsRead);
        episodes
            .MapPut(One, EditEpisode)
            .Named(nameof(EditEpisode), 400, 404, 409, 503)
            .RequirePermission(Permissions.ShowsWrite);
        episodes
            .MapDelete(One, DeleteEpisode)
            .Named(nameof(DeleteEpisode), 404, 409)
            .RequirePermission(Permissions.ShowsWrite);
        episodes
            .MapPost($"{One}/publish", PublishEpisode)
            .Named(nameof(PublishEpisode), 400, 404, 409)
            .RequirePermission(Permissions.ShowsWrite);
        episodes
            .MapPost($"{One}/withdraw", WithdrawEpisode)
            .Named(nameof(WithdrawEpisode), 404, 409)
            .RequirePermission(Permissions.ShowsWrite);
    }

    /// <summary>Makes an episode of a file, whose length and type are read now. It is a draft until it is published.</summary>
    public static async Task<Results<Created<EpisodeResponse>, ProblemHttpResult>> CreateEpisode(
        Guid id,
        CreateEpisodeRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new CreateEpisode(id, body.ItemGuid, body.MediaUrl, body.ToDetails());
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToCreated(episode => $"/api/v1/shows/{id}/episodes/{episode.Id}");
    }

    /// <summary>A show's episodes, those made last first.</summary>
    public static async Task<Results<Ok<Page<EpisodeResponse>>, ProblemHttpResult>> ListEpisodes(
        Guid id,
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListEpisodes(id, limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One episode.</summary>
    public static async Task<Results<Ok<EpisodeResponse>, ProblemHttpResult>> GetEpisode(
        Guid id,
        Guid episodeId,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetEpisode(id, episodeId), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Replaces all that can be changed of an episode; what is left out is set back.</summary>
    public static async Task<Results<Ok<EpisodeResponse>, ProblemHttpResult>> EditEpisode(
        Guid id,
        Guid episodeId,
        EpisodeRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new EditEpisode(id, episodeId, body.MediaUrl, body.ToDetails());
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToOk();
    }

    /// <summary>Deletes an episode. What was fetched of it stays counted.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteEpisode(
        Guid id,
        Guid episodeId,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeleteEpisode(id, episodeId), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Puts an episode into the feed, at once or from a time on.</summary>
    public static async Task<Results<Ok<EpisodeResponse>, ProblemHttpResult>> PublishEpisode(
        Guid id,
        Guid episodeId,
        PublishEpisodeRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new PublishEpisode(id, episodeId, body.PublishedAt), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Takes an episode out of the feed.</summary>
    public static async Task<Results<Ok<EpisodeResponse>, ProblemHttpResult>> WithdrawEpisode(
        Guid id,
        Guid episodeId,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new WithdrawEpisode(id, episodeId), cancellationToken);
        return result.ToOk();
    }

    /// <param name="PublishedAt">From when on it is shown; now, or as it was before, when absent.</param>
    public sealed record PublishEpisodeRequest(DateTimeOffset? PublishedAt = null);
}
