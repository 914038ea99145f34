using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Shows;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Feeds;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

/// <summary>Shows whose feeds are hosted here, and where they are listed.</summary>
public sealed class ShowsModule : IEndpointModule
{
    private const string Path = "/api/v1/shows";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var shows = app.MapGroup(Path).WithTags("Shows");
        shows
            .MapPost("/", CreateShow)
            .Named(nameof(CreateShow), 400, 409)
            .RequirePermission(Permissions.ShowsWrite)
            .Idempotent();
        shows.MapGet("/", ListShows).Named(nameof(ListShows), 400).RequirePermission(Permissions.ShowsRead);
        shows.MapGet("/{id:guid}", GetShow).Named(nameof(GetShow), 404).RequirePermission(Permissions.ShowsRead);
        shows
            .MapPut("/{id:guid}", EditShow)
            .Named(nameof(EditShow), 400, 404, 409)
            .RequirePermission(Permissions.ShowsWrite);
        shows
            .MapDelete("/{id:guid}", DeleteShow)
            .Named(nameof(DeleteShow), 404, 409)
            .RequirePermission(Permissions.ShowsWrite);
        shows
            .MapGet("/{id:guid}/downloads", GetShowDownloads)
            .Named(nameof(GetShowDownloads), 400, 404)
            .RequirePermission(Permissions.ShowsRead);
        shows
            .MapGet("/{id:guid}/listings", ListListings)
            .Named(nameof(ListListings), 404)
            .RequirePermission(Permissions.ShowsRead);
        shows
            .MapPut("/{id:guid}/listings/{platform}", PutListing)
            .Named(nameof(PutListing), 400, 404, 409)
            .RequirePermission(Permissions.ShowsWrite);
    }

    /// <summary>Makes a show. Its feed is at <c>feedUrl</c> at once, without episodes.</summary>
    public static async Task<Results<Created<ShowResponse>, ProblemHttpResult>> CreateShow(
        CreateShowRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new CreateShow(body.Slug, body.ToDetails()), cancellationToken);
        return result.ToCreated(show => $"{Path}/{show.Id}");
    }

    /// <summary>The organization's shows, newest first.</summary>
    public static async Task<Results<Ok<Page<ShowResponse>>, ProblemHttpResult>> ListShows(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListShows(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>One show of the organization.</summary>
    public static async Task<Results<Ok<ShowResponse>, ProblemHttpResult>> GetShow(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetShow(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Replaces all that can be changed of a show; what is left out is set back. The slug is for good.</summary>
    public static async Task<Results<Ok<ShowResponse>, ProblemHttpResult>> EditShow(
        Guid id,
        ShowRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new EditShow(id, body.ToDetails()), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Deletes a show: its feed and all subscribers' addresses end. Its slug is never given again.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteShow(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeleteShow(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>
    /// What was fetched of a show, by day (UTC) and episode: a network and app count once an episode and day, robots and
    /// requests for later parts of a file never.
    /// </summary>
    /// <param name="episodeId">One episode; all of them when absent.</param>
    /// <param name="from">The first day (<c>2026-11-21</c>); four weeks before the last when absent.</param>
    /// <param name="to">The last day, today when absent; at most 366 days.</param>
    public static async Task<Results<Ok<DownloadReport>, ProblemHttpResult>> GetShowDownloads(
        Guid id,
        Guid? episodeId,
        DateOnly? from,
        DateOnly? to,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetShowDownloads(id, episodeId, from, to), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The platforms that read a feed: where to make the show known to each, and how far it is there.</summary>
    public static async Task<Results<Ok<ListingsResponse>, ProblemHttpResult>> ListListings(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListListings(id), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Says how far a show is at a platform. <c>live</c> needs the show's page there.</summary>
    public static async Task<Results<Ok<ListingResponse>, ProblemHttpResult>> PutListing(
        Guid id,
        string platform,
        PutListingRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        if (!EnumText<Platform>.TryParse(platform, provider: null, out var named))
        {
            return Problems.Of(ShowErrors.NoFeedPlatform);
        }

        var command = new PutListing(id, named.Value, body.State, body.PageUrl);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToOk();
    }

    /// <param name="State"><c>notSubmitted</c>, <c>submitted</c> or <c>live</c>.</param>
    /// <param name="PageUrl">The show's page at the platform; with <c>live</c>.</param>
    public sealed record PutListingRequest(ListingState State, Uri? PageUrl = null);
}
